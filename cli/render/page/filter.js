// The index, made once from the page's data and words, and the events that meet what is asked.
const FACETS = ["status", "basis", "person", "speaker", "source", "body"];
const SEARCH = 1, STRETCH = 2, WEIGHT = 4, FACET = 8;
const SEARCHED = ".headline, .remark, .said, .sentence, .cited, .facts";

const fold = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "").replace(/[‘’]/g, "'").toLowerCase();

function makeIndex() {
  const data = JSON.parse(document.getElementById("data").textContent);
  const keys = Object.keys(data.names);
  const groups = new Map([...document.querySelectorAll(".group")].map((node) => [node, { node, number: 0, above: null, seen: true }]));
  for (const group of groups.values()) group.above = groups.get(group.node.parentElement.closest(".group")) ?? null;
  const nodes = document.querySelectorAll(".event");
  const events = data.events.map(([first, last, weight, kind, status, basis, ...named], n) => {
    const values = { status: [status], basis: [basis] };
    keys.forEach((key, k) => { values[key] = named[k].map((number) => data.names[key][number]); });
    return { node: nodes[n], group: groups.get(nodes[n].closest(".group")), first, last, weight, kind, values, shown: true, seen: true, text: null };
  });
  const dates = new Map();
  const textOf = (event) => {
    if (event.text === null) {
      if (!dates.has(event.group)) dates.set(event.group, event.group.node.querySelector(".day").textContent);
      const parts = [...event.node.querySelectorAll(SEARCHED)].map((part) => part.textContent);
      event.text = fold([event.node.id, dates.get(event.group), ...parts].join("\n"));
    }
    return event.text;
  };
  // Words are read ahead while nothing else is to do, so that the first letter typed waits for none.
  const ahead = window.requestIdleCallback ?? ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 20));
  let next = 0;
  const read = (idle) => {
    while (next < events.length && idle.timeRemaining() > 1) textOf(events[next++]);
    if (next < events.length) ahead(read);
  };
  ahead(read);
  return { events, groups: [...groups.values()], textOf };
}

const HITS = 400;

// Marks the words searched for in what is shown, where the browser can do so without changing the page.
function markFound(events, query) {
  if (!window.Highlight) return;
  CSS.highlights.delete("found");
  const words = wordsOf(query).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/'/g, "['‘’]"));
  if (!words.length) return;
  const pattern = new RegExp(words.join("|"), "giu"), found = new Highlight();
  for (const event of events) {
    if (!event.shown || found.size > HITS) continue;
    const walker = document.createTreeWalker(event.node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
      for (const match of walker.currentNode.data.matchAll(pattern)) {
        const range = new Range();
        range.setStart(walker.currentNode, match.index);
        range.setEnd(walker.currentNode, match.index + match[0].length);
        found.add(range);
      }
  }
  CSS.highlights.set("found", found);
}

const wordsOf = (query) => [...fold(query).matchAll(/"([^"]+)"?|(\S+)/g)].map((match) => match[1] ?? match[2]);

// Marks events as shown or not; returns how many there are, in all and by each answer, were that facet not asked.
function select({ events, textOf }, asked) {
  const words = wordsOf(asked.q);
  const [from, to] = asked.stretch ?? [null, null];
  const wanted = FACETS.map((key) => asked[key]);
  const counts = { shown: 0, lighter: 0, weight: [0, 0, 0] };
  for (const key of FACETS) counts[key] = new Map();
  for (const event of events) {
    let failed = 0;
    if (asked.stretch) {
      const unknown = event.first === null && event.last === null;
      if (unknown || (event.last ?? Infinity) < (from ?? -Infinity) || (event.first ?? -Infinity) > (to ?? Infinity)) failed |= STRETCH;
    }
    if (event.weight > asked.weight) failed |= WEIGHT;
    for (let n = 0; n < FACETS.length; n++)
      if (wanted[n].size && !event.values[FACETS[n]].some((value) => wanted[n].has(value))) failed |= FACET << n;
    if (words.length && !(failed & (failed - 1))) {
      const text = textOf(event);
      if (!words.every((word) => text.includes(word))) failed |= SEARCH;
    }
    event.shown = !failed;
    if (!failed) counts.shown++;
    if (failed === WEIGHT) counts.lighter++;
    if (!(failed & ~WEIGHT)) counts.weight[event.weight]++;
    for (let n = 0; n < FACETS.length; n++)
      if (!(failed & ~(FACET << n))) for (const value of event.values[FACETS[n]]) counts[FACETS[n]].set(value, (counts[FACETS[n]].get(value) ?? 0) + 1);
  }
  return counts;
}

function showSelected({ events, groups }) {
  for (const group of groups) group.number = 0;
  for (const event of events) {
    if (event.shown) for (let group = event.group; group; group = group.above) group.number++;
  }
  // What lies in a hidden group keeps its state until the group is shown: the fewer nodes change, the faster.
  const see = (part, shown) => {
    if (part.seen !== shown) part.node.hidden = !(part.seen = shown);
  };
  for (const group of groups) if (!group.above || group.above.number) see(group, group.number > 0);
  for (const event of events) if (event.group.number) see(event, event.shown);
}
