"""Languages of the interface: messages that know their key, catalogues, and what the browser is given of them."""
