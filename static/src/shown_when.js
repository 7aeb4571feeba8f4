// A question that matters only after a certain answer is hidden until that answer is given.

/** Return what is chosen or typed for a name, as a list. */
function answersTo(form, name) {
  return new FormData(form).getAll(name).map(String);
}

/** Show or hide every dependent group of a page as its answers change. */
export function followAnswers(page) {
  const groups = [...page.querySelectorAll("[data-shown-when]")];
  const settle = () => {
    for (const group of groups) {
      const form = group.closest("form");
      if (!form) continue;
      const wanted = group.dataset.shownValues.split(" ");
      const given = answersTo(form, group.dataset.shownWhen);
      group.hidden = !given.some((answer) => wanted.includes(answer));
    }
  };
  if (groups.length === 0) return;
  settle();
  page.addEventListener("change", settle);
}
