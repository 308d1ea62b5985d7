"""Tasks, the content-addressed cache, and the executors that run them."""
