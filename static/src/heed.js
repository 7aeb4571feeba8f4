// Makes pages better; none needs it. Without it every control is shown and every form still works.
import { Button, ErrorSummary, SkipLink } from "govuk-frontend";

import { followAnswers } from "./shown_when.js";
import { keepUnsaved } from "./unsaved.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

const components = { "govuk-button": Button, "govuk-error-summary": ErrorSummary, "govuk-skip-link": SkipLink };

for (const [name, Component] of Object.entries(components)) {
  for (const element of document.querySelectorAll(`[data-module="${name}"]`)) {
    try {
      new Component(element);
    } catch (problem) {
      console.warn(problem); // one broken component must not stop the others
    }
  }
}

// A refusal is why the page came back: say it first, unless a list of mistakes already did.
if (!document.querySelector("[data-module='govuk-error-summary']")) {
  document.querySelector(".refusal")?.focus();
}

// Rooms and tabs slide under the thumb on a phone: the one that is open starts in sight.
for (const current of document.querySelectorAll("nav [aria-current=page]")) {
  const strip = current.closest("nav");
  if (strip.scrollWidth > strip.clientWidth) {
    const { left, width } = current.getBoundingClientRect();
    strip.scrollLeft += left + width / 2 - innerWidth / 2;
  }
}

// The account menu closes as menus do.
const menu = document.querySelector(".account-menu");
document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu?.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

followAnswers(document);
keepUnsaved(document);
