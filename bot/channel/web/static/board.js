// The board's search. Filters work without it; so does everything else.
"use strict";

(() => {
  const find = document.getElementById("find");
  if (!find) return;
  find.closest(".scripted").hidden = false;
  const rows = [...document.querySelectorAll("table.board tbody tr")].map((row) => [
    row,
    row.cells[0].textContent.normalize("NFC").toLowerCase(),
  ]);
  find.addEventListener("input", () => {
    const wanted = find.value.normalize("NFC").toLowerCase().trim();
    for (const [row, title] of rows) row.hidden = !title.includes(wanted);
  });
  // A link to a page's details opens them.
  const open = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (place instanceof HTMLDetailsElement) {
      place.open = true;
      place.scrollIntoView();
    }
  };
  addEventListener("hashchange", open);
  open();
})();
