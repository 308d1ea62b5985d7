/* An enhancement: every page works without it. It keeps the chosen side from page to page, gives the mirrored
   pictures their own words, and turns the model with the arrow keys. */
(function () {
  "use strict";
  var box = document.getElementById("left-side");
  var video = document.querySelector(".turntable video");
  var button = document.querySelector(".turntable .play");

  function remembered() {
    try { return localStorage.getItem("side") === "left"; } catch (error) { return false; }
  }

  function remember(left) {
    try { localStorage.setItem("side", left ? "left" : "right"); } catch (error) { return; }
  }

  function swap(element, attribute, other) {
    var text = element.getAttribute(attribute);
    element.setAttribute(attribute, element.getAttribute(other));
    element.setAttribute(other, text);
  }

  var shown = false;
  function show(left) {
    if (left === shown) { return; }
    shown = left;
    document.querySelectorAll("[data-alt-left]").forEach(function (image) { swap(image, "alt", "data-alt-left"); });
    if (!video) { return; }
    swap(video, "aria-label", "data-label-left");
  }

  if (box) {
    if (remembered()) { box.checked = true; }
    show(box.checked);
    box.addEventListener("change", function () { show(box.checked); remember(box.checked); });
  }

  /* one button in place of the browser's own controls, which would hide the film and be mirrored with it */
  if (video && button) {
    var label = function () { button.setAttribute("aria-label", video.paused ? "Play" : "Pause"); };
    video.controls = false;
    button.hidden = false;
    button.addEventListener("click", function () { if (video.paused) { video.play(); } else { video.pause(); } });
    video.addEventListener("play", label);
    video.addEventListener("pause", label);
  }

  document.addEventListener("keydown", function (event) {
    var plate = event.target.closest && event.target.closest(".plate");
    var way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (!plate || !way || event.altKey || event.ctrlKey || event.metaKey) { return; }
    var current = plate.querySelector(".turned:target") || plate.querySelector(".hero");
    var turn = current.querySelector('a[rel="' + way + '"]');
    if (!turn) { return; }
    event.preventDefault();
    location.replace(turn.href);
    var next = plate.querySelector(".turned:target a[rel='" + way + "']");
    if (next) { next.focus({ preventScroll: true }); }
  });
}());
