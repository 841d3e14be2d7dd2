// Keys for the window of the timeline: each presses the link that bears it. The links work without.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select") || document.querySelector("dialog[open]")) return;
  const key = event.key === "=" ? "+" : event.key;
  const link = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
  if (link) link.click();
});
