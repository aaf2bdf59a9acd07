// What makes the pages quicker to use. Everything works without it; a file stays in this page's memory.
"use strict";

(() => {
  const result = document.getElementById("result");
  const form = document.querySelector("form[data-check], form[data-chat]");
  let kept = null; // the file last chosen, for buttons that need it again

  const show = (root) => root.querySelectorAll(".scripted").forEach((one) => {
    if (one.tagName !== "PROGRESS") one.hidden = false;
  });

  const tell = (text) => {
    const place = result || document.getElementById("talk");
    const notice = document.createElement("p");
    notice.className = "notice";
    notice.setAttribute("role", "alert");
    notice.textContent = text;
    if (result) place.replaceChildren(notice); else place.append(notice);
    notice.scrollIntoView({ block: "nearest" });
  };

  // A form, sent beside the page; `take` gets the page that comes back.
  const send = (target, data, take) => {
    const progress = form.querySelector("progress");
    const request = new XMLHttpRequest();
    request.open("POST", target);
    request.responseType = "document";
    request.upload.onprogress = (event) => { progress.value = (100 * event.loaded) / event.total; };
    request.onloadend = () => {
      progress.hidden = true;
      form.removeAttribute("aria-busy");
      if (request.response) take(request.response);
      else tell(form.dataset.lost);
    };
    progress.value = 0;
    progress.hidden = false;
    form.setAttribute("aria-busy", "true");
    request.send(data);
  };

  const isTooBig = (files) => {
    const size = files.reduce((sum, file) => sum + file.size, 0);
    if (size <= Number(form.dataset.limit)) return false;
    tell(form.dataset.tooBig);
    return true;
  };

  const put = (input, files) => {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
  };

  const isBusy = () => form.hasAttribute("aria-busy");

  // Check a file ---------------------------------------------------------------------------------------------

  const readyReport = () => {
    show(result);
    result.querySelector("[data-print]")?.addEventListener("click", () => window.print());
    const corrections = result.querySelector("form[data-corrections]");
    if (!corrections || !kept) return;
    put(corrections.elements.file, [kept]);
    corrections.querySelector(".again").hidden = true;
  };

  const check = () => {
    const text = form.elements.text.value;
    const files = [...form.elements.file.files];
    if (!files.length && text.trim()) files.push(new File([text], "pasted.txt"));
    kept = files.length === 1 ? files[0] : null;
    if (isTooBig(files)) return;
    send(form.action, new FormData(form), (page) => {
      result.replaceChildren(...page.getElementById("result").childNodes);
      readyReport();
      result.focus({ preventScroll: true });
      result.scrollIntoView();
    });
  };

  // Ask ------------------------------------------------------------------------------------------------------

  const waiting = document.createElement("p");
  waiting.className = "waiting";
  waiting.textContent = "…";

  const ask = (button) => {
    const talk = document.getElementById("talk");
    const data = new FormData(form);
    const files = [...form.elements.file.files];
    if (isTooBig(files)) return;
    if (files.length === 1) [kept] = files;
    if (button?.name === "press") {
      data.set("press", button.value);
      data.set("label", button.textContent.trim());
      data.delete("text");
      data.delete("file");
      if (button.hasAttribute("data-file") && kept) data.set("file", kept);
    }
    talk.append(waiting);
    send(form.action, data, (page) => {
      waiting.remove();
      const answers = page.getElementById("talk") || page.getElementById("result");
      const session = page.querySelector("input[name=session]");
      const first = answers.firstElementChild;
      talk.append(...answers.childNodes);
      if (session) {
        form.elements.session.value = session.value;
        if (button?.name !== "press") {
          form.elements.text.value = "";
          put(form.elements.file, []);
        }
      }
      first?.scrollIntoView({ block: "start" });
      form.elements.text.focus({ preventScroll: true });
    });
  };

  if (!form) return;
  show(document);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isBusy()) return;
    if (form.hasAttribute("data-chat")) ask(event.submitter); else check();
  });
  if (form.hasAttribute("data-chat")) {
    form.elements.text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit(form.querySelector("button.main"));
      }
    });
  }

  // Files that are dropped or pasted anywhere ------------------------------------------------------------------

  const given = (files) => {
    if (!files?.length) return false;
    put(form.elements.file, files);
    form.requestSubmit(form.querySelector("button.main"));
    return true;
  };
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", () => form.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    given(event.dataTransfer.files);
  });
  document.addEventListener("paste", (event) => {
    if (given(event.clipboardData.files)) event.preventDefault();
  });
})();
