"use strict";
(() => {
  const form = document.querySelector(".filters");
  const cards = [...document.querySelectorAll(".card")];
  const marked = [...document.querySelectorAll("[data-findings]")];
  const sections = [...document.querySelectorAll(".paragraph")];
  if (!cards.length) return;
  form.hidden = false;
  const chosen = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));
  const update = () => {
    const levels = chosen("level"), categories = chosen("category");
    const words = form.elements.words.value.trim().toLowerCase();
    const only = form.elements.only.checked;
    const hidden = new Set();
    for (const card of cards) {
      const fits = levels.has(card.dataset.level) && categories.has(card.dataset.category);
      const found = !words || card.textContent.toLowerCase().includes(words);
      card.hidden = !(fits && found);
      if (card.hidden) hidden.add(card.id);
    }
    for (const one of marked) {
      const off = one.dataset.findings.split(" ").every((name) => hidden.has(name));
      if (one.tagName === "MARK") one.classList.toggle("off", off);
      else one.hidden = off;
    }
    for (const section of sections) section.hidden = only && !section.querySelector(".card:not([hidden])");
    const left = cards.length - hidden.size;
    form.querySelector("[role=status]").textContent = `${left} of ${cards.length} findings shown`;
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  update();
})();
