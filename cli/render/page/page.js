// What is asked stands in the form, and in the address, so that a view can be sent.
const by = (id) => document.getElementById(id);
const form = by("filters");
const index = makeIndex();
const labels = [...form.querySelectorAll(".facet label")].map((label) => {
  const input = label.querySelector("input");
  return { label, input, number: label.querySelector(".n") };
});
const weightLabels = [...form.querySelectorAll("[name=weight]")].map((input) => input.closest("label").querySelector(".n"));
const most = String(weightLabels.length ? Math.max(...[...form.querySelectorAll("[name=weight]")].map((input) => Number(input.value))) : 2);

const dayIn = (name) => {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(form.elements[name].value);
  return match ? dayOf(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : null;
};

function asked() {
  const stretch = [dayIn("from"), dayIn("to")];
  if (stretch[0] !== null && stretch[1] !== null) stretch.sort((a, b) => a - b);
  const answers = new FormData(form);
  const all = { q: answers.get("q").trim(), weight: Number(answers.get("weight") ?? 2), stretch: stretch.some((day) => day !== null) ? stretch : null };
  for (const key of FACETS) all[key] = new Set(answers.getAll(key));
  return all;
}

// A little later: browsers take no more than some hundred changes of the address in half a minute.
let addressing = 0;
const later = (work) => {
  clearTimeout(addressing);
  addressing = setTimeout(work, 120);
};

function toAddress() {
  const answers = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim() && !(name === "weight" && value === "0")) answers.append(name, value);
  const view = answers.toString();
  try {
    history.replaceState(null, "", view ? `#${view}` : location.href.split("#")[0]);
  } catch { /* a page shown inside another may have no address of its own */ }
}

function fromAddress() {
  const view = location.hash.slice(1);
  if (!view.includes("=")) return false;
  const answers = new URLSearchParams(view);
  form.reset();
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = answers.getAll(field.name).includes(field.value) || (field.name === "weight" && !answers.has("weight") && field.value === "0");
    else field.value = answers.get(field.name) ?? "";
  }
  return true;
}

const strip = makeStrip(index.events, (stretch) => {
  form.elements.from.value = stretch ? isoOf(stretch[0]) : "";
  form.elements.to.value = stretch ? isoOf(stretch[1]) : "";
  apply();
});

const numbers = new Intl.NumberFormat("en");
const number = (value) => numbers.format(value);

let marking = 0;

function apply({ address = true } = {}) {
  const now = asked();
  const counts = select(index, now);
  showSelected(index);
  const all = index.events.length;
  by("count").textContent = counts.shown === all ? `${number(all)} event${all === 1 ? "" : "s"}` : `${number(counts.shown)} of ${number(all)} events`;
  by("lighter").hidden = !counts.lighter;
  by("lighter").textContent = `Show ${number(counts.lighter)} of less weight`;
  by("nothing").hidden = counts.shown > 0;
  const narrowed = Boolean(now.q || now.stretch || FACETS.some((key) => now[key].size));
  by("clear").hidden = !narrowed;
  weightLabels.forEach((label, n) => { label.textContent = number(counts.weight.slice(0, n + 1).reduce((a, b) => a + b)); });
  for (const { label, input, number: shown } of labels) {
    const count = counts[input.name].get(input.value) ?? 0;
    const text = number(count);
    if (shown.textContent !== text) shown.textContent = text;
    label.classList.toggle("zero", !count);
  }
  strip?.show(now.stretch);
  if (address) later(toAddress);
  clearTimeout(marking);
  marking = setTimeout(() => markFound(index.events, now.q), 60);
}

function clear() {
  const weight = new FormData(form).get("weight");
  form.reset();
  for (const field of form.querySelectorAll("[name=weight]")) field.checked = field.value === weight;
  apply();
}

function everything() {
  for (const field of form.querySelectorAll("[name=weight]")) field.checked = field.value === most;
  apply();
}

// Opens what the address names: an event, whatever the filters hide.
function reveal() {
  const node = index.events.find((event) => `#${encodeURIComponent(event.node.id)}` === location.hash)?.node;
  if (!node) return;
  if (node.closest("[hidden]")) {
    form.reset();
    for (const field of form.querySelectorAll("[name=weight]")) field.checked = field.value === most;
    apply({ address: false });
  }
  node.querySelector("details").open = true;
  node.scrollIntoView({ block: "start" });
}

function unfold(open) {
  for (const event of index.events) event.node.querySelector("details").open = open;
  by("unfold").textContent = open ? "Close all" : "Open all";
  by("unfold").setAttribute("aria-pressed", String(open));
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => {
  if (!event.target.classList.contains("narrow")) return apply();
  const words = wordsOf(event.target.value);
  for (const label of event.target.closest("fieldset").querySelectorAll(".choices label")) label.hidden = !words.every((word) => fold(label.textContent).includes(word));
});
for (const id of ["clear", "clear-too"]) by(id).addEventListener("click", clear);
by("lighter").addEventListener("click", everything);
by("unfold").addEventListener("click", () => unfold(by("unfold").getAttribute("aria-pressed") !== "true"));

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    by("q").focus();
    by("q").select();
  } else if (event.key === "Escape" && event.target === by("q") && by("q").value) {
    event.preventDefault();
    by("q").value = "";
    apply();
  }
});

let closed = [];
addEventListener("beforeprint", () => {
  closed = index.events.filter((event) => event.shown).map((event) => event.node.querySelector("details")).filter((details) => !details.open);
  for (const details of closed) details.open = true;
});
addEventListener("afterprint", () => { for (const details of closed) details.open = false; });
addEventListener("hashchange", () => {
  clearTimeout(addressing);
  if (fromAddress()) apply({ address: false });
  else reveal();
});

const wide = matchMedia("(min-width: 64rem)");
const fitFilters = () => { by("more").open = wide.matches; };
by("key").open = matchMedia("(min-width: 46rem)").matches;
wide.addEventListener("change", fitFilters);
fitFilters();

fromAddress();
document.documentElement.classList.add("ready");
apply({ address: false });
reveal();
