// Words typed and not sent are worth a question before the page is left.

/** Ask before leaving a page whose marked form was changed and not sent. */
export function keepUnsaved(page) {
  let changed = false;
  for (const form of page.querySelectorAll("form[data-keep]")) {
    form.addEventListener("input", () => (changed = true));
    form.addEventListener("submit", () => (changed = false));
  }
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
