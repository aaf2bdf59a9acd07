// Telegram's colours, where it gave some for this session.
"use strict";

(() => {
  const names = {
    bg_color: "--ground", text_color: "--ink", hint_color: "--faint", link_color: "--link",
    button_color: "--accent", button_text_color: "--on-accent", secondary_bg_color: "--panel",
  };
  let theme = {};
  try {
    theme = JSON.parse(sessionStorage.getItem("theme") || "{}");
  } catch { return; }
  for (const [name, property] of Object.entries(names)) {
    if (/^#[0-9a-f]{6}$/i.test(theme[name] || "")) document.documentElement.style.setProperty(property, theme[name]);
  }
})();
