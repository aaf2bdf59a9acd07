// Telegram's colours, where it gave some for this session, and those that it changes to while the page is open.
"use strict";

(() => {
  const names = {
    bg_color: "--ground", text_color: "--ink", hint_color: "--faint", link_color: "--link",
    button_color: "--accent", button_text_color: "--on-accent", secondary_bg_color: "--panel",
  };
  const root = document.documentElement;
  const isColour = (value) => /^#[0-9a-f]{6}$/i.test(value || "");
  const isDark = (colour) => {
    const [red, green, blue] = [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16));
    return 0.299 * red + 0.587 * green + 0.114 * blue < 120;
  };
  const take = (theme) => {
    for (const [name, property] of Object.entries(names)) {
      if (isColour(theme[name])) root.style.setProperty(property, theme[name]);
      else root.style.removeProperty(property);
    }
    // What Telegram has no colour for follows the ground.
    if (isColour(theme.bg_color)) root.dataset.theme = isDark(theme.bg_color) ? "dark" : "light";
    else delete root.dataset.theme;
  };
  let kept = "";
  try {
    kept = sessionStorage.getItem("theme") || "";
    if (kept) take(JSON.parse(kept));
  } catch { return; }

  // Clients call a function of the page, or post it a message where it stands in a frame of theirs.
  const receive = (type, data) => {
    if (type !== "theme_changed" || !data?.theme_params) return;
    take(data.theme_params);
    try {
      sessionStorage.setItem("theme", JSON.stringify(data.theme_params));
    } catch { /* it lasts as long as this page */ }
  };
  if (!kept && !location.pathname.startsWith("/mini-app")) return;
  window.TelegramGameProxy_receiveEvent = receive;
  window.TelegramGameProxy = { receiveEvent: receive };
  window.Telegram = { WebView: { receiveEvent: receive } };
  addEventListener("message", (event) => {
    if (event.source !== window.parent || event.origin !== "https://web.telegram.org") return;
    try {
      const said = JSON.parse(event.data);
      receive(said.eventType, said.eventData);
    } catch { /* somebody else's message */ }
  });
})();
