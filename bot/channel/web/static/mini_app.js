// Hands over what Telegram put behind the # of the address, and takes its colours. Sent to nobody but this server.
"use strict";

(() => {
  const given = new URLSearchParams(location.hash.slice(1));
  const form = document.getElementById("telegram");
  const data = given.get("tgWebAppData");
  if (!data) return;
  history.replaceState(null, "", location.pathname);
  const say = (type) => {
    if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(type, "{}");
    else if (window.parent !== window) {
      window.parent.postMessage(JSON.stringify({ eventType: type, eventData: {} }), "https://web.telegram.org");
    }
  };
  say("web_app_ready");
  say("web_app_expand");
  try {
    sessionStorage.setItem("theme", given.get("tgWebAppThemeParams") || "{}");
  } catch { /* a client without storage keeps our colours */ }
  form.elements.init_data.value = data;
  form.submit();
})();
