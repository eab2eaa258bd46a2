
"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const numbers = (text) => new Set((text || "").split(" ").filter(Boolean));
  const marks = new Map(
    [...document.querySelectorAll(".axis a")].map((mark) => [mark.getAttribute("href").slice(1), mark]),
  );
  const events = [...document.querySelectorAll("article")].map((article) => ({
    article,
    mark: marks.get(article.id),
    c: numbers(article.dataset.c),
    a: numbers(article.dataset.a),
  }));
  const sections = [...document.querySelectorAll("main > section")];
  const boxes = [...form.querySelectorAll("input")];
  const found = form.querySelector("output");
  const chosen = (facet) => boxes.filter((box) => box.name === facet && box.checked).map((box) => box.value);
  const fits = (event, facet, values) => values.length === 0 || values.some((value) => event[facet].has(value));

  const apply = () => {
    const wanted = { c: chosen("c"), a: chosen("a") };
    let left = 0;
    for (const event of events) {
      const stays = fits(event, "c", wanted.c) && fits(event, "a", wanted.a);
      left += stays;
      event.article.hidden = !stays;
      event.mark?.classList.toggle("out", !stays);
    }
    for (const section of sections) section.hidden = !section.querySelector("article:not([hidden])");
    for (const [facet, other] of [["c", "a"], ["a", "c"]]) {
      const counts = new Map();
      for (const event of events)
        if (fits(event, other, wanted[other]))
          for (const value of event[facet]) counts.set(value, (counts.get(value) || 0) + 1);
      for (const box of boxes.filter((one) => one.name === facet)) {
        const number = counts.get(box.value) || 0;
        box.parentElement.querySelector("data").textContent = String(number);
        box.parentElement.classList.toggle("none", number === 0);
      }
    }
    const words = left === 1 ? found.dataset.one : found.dataset.more;
    found.value = words.replace("{n}", String(left)).replace("{total}", String(events.length));
    form.classList.toggle("active", wanted.c.length + wanted.a.length > 0);
  };

  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  apply();
})();
