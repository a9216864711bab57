"use strict";
// Shows what is in the page's data: lists, filters, charts. What the data says is only ever put in as
// text (never as HTML, and as a link only where it begins with https:// or http://).

const data = JSON.parse(document.getElementById("data").textContent);
const main = document.getElementById("main");
const ROWS = 50; // of a list on one page
const STATES = ["promoted", "candidate", "superseded", "rejected"];

// ---------------------------------------------------------------- what is known of each model

const models = new Map();
for (const model of data.models) {
  models.set(model.id, {
    ...model, family: text(model.metadata.model_family), metrics: new Map(), evaluations: [],
    links: [], files: [], gaps: [], derived: [], reviews: [], waiting: 0,
  });
}
for (const row of data.metrics) {
  const model = models.get(row.id);
  if (model) model.metrics = new Map(Object.entries(row.values));
}
for (const row of data.evaluations) models.get(row.id)?.evaluations.push(row);
for (const row of data.gaps) {
  const model = models.get(row.id);
  if (model) model.gaps = row.rules;
}
for (const row of data.files) models.get(row.id)?.files.push(row);
for (const row of data.reviews) {
  const model = models.get(row.id);
  if (!model) continue;
  model.reviews.push(row);
  if (row.state === "open") model.waiting += 1;
}
for (const row of data.links) {
  models.get(row.id)?.links.push(row);
  if (row.derives) models.get(row.target)?.derived.push(row);
}
const lineages = groupBy([...models.values()], (model) => model.lineage);
for (const versions of lineages.values()) versions.sort((a, b) => a.version - b.version);
const trends = groupBy(data.trends, (trend) => trend.lineage);
const histories = groupBy(data.history, (event) => event.lineage);
const byStanding = [...models.values()].sort((a, b) =>
  STATES.indexOf(a.state) - STATES.indexOf(b.state) || a.title.localeCompare(b.title)
  || (a.id < b.id ? -1 : 1));

// ---------------------------------------------------------------- small tools

function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const name = key(row);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(row);
  }
  return groups;
}

function text(value) {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** An element: h("a", {href: "#"}, "text", child, ...). Attributes that are null are left out. */
function h(name, attributes, ...children) {
  return build(document.createElement(name), attributes, children);
}

function s(name, attributes, ...children) {
  return build(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function build(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

const number = (value) => new Intl.NumberFormat("en", { maximumSignificantDigits: 6 }).format(value);
const when = (time) => (time ? text(time).replace("T", " ").replace(/(:\d\d)\.\d+/, "$1").replace("+00:00", " UTC") : "");
const plural = (count, word) => `${number(count)} ${word}${count === 1 ? "" : "s"}`;
const address = (place) => "#" + new URLSearchParams(place);
// Names of models differ at their ends.
const short = (string, length) => (string.length > length ? `${string.slice(0, length / 2 - 1)}…${string.slice(-length / 2)}` : string);

function modelLink(id) {
  return h("a", { href: address({ model: id }) }, models.get(id).title);
}

function outside(url) {
  return /^https?:\/\//i.test(text(url)) ? h("a", { href: url, rel: "noopener noreferrer" }, url) : text(url);
}

function badges(model) {
  return h("span", { class: "badges" },
    h("span", { class: `badge ${model.state}` }, model.state),
    h("span", { class: "badge plain" }, model.external ? "external" : "internal"),
    model.archived ? h("span", { class: "badge" }, "archived") : null,
    model.waiting ? h("span", { class: "badge waiting" }, `${model.waiting} held`) : null,
    model.aliases.map((alias) => h("span", { class: "badge plain" }, "@" + alias)));
}

/** A table; on a telephone each row is a card, so each cell carries its heading and all their roles. */
function table(caption, headings, rows) {
  return h("div", { class: "scroll" }, h("table", { class: "cards", role: "table" },
    h("caption", {}, caption),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" },
      headings.map((name) => h("th", { scope: "col", role: "columnheader" }, name)))),
    h("tbody", { role: "rowgroup" }, rows.map((cells) => h("tr", { role: "row" },
      cells.map((cell, n) => (n === 0
        ? h("th", { scope: "row", role: "rowheader" }, cell)
        : h("td", { role: "cell", "data-name": headings[n], class: cell?.tagName === "svg" ? "chart" : null }, cell))))))));
}

function nothing(words) {
  return h("p", { class: "quiet" }, words);
}

/** Keeps beside the address how far a reader went, so that going back leads there. */
function remember(what) {
  history.replaceState({ ...history.state, ...what }, "");
}

/** Rows in pages of ROWS, with buttons where they do not fit on one. show(rows) makes the content. */
function paged(rows, show) {
  const place = h("div");
  let start = history.state?.start ?? 0;
  if (start >= rows.length) start = 0;
  function turn(to, by) {
    start = to;
    if (by) remember({ start });
    const parts = [show(rows.slice(start, start + ROWS))];
    if (rows.length > ROWS) {
      const button = (name, target) => h("button", {
        type: "button", disabled: target < 0 || target >= rows.length, onclick: () => turn(target, name),
      }, name);
      parts.push(h("div", { class: "pages" }, button("Previous", start - ROWS), button("Next", start + ROWS),
        h("span", { role: "status" }, `${number(start + 1)} to ${number(Math.min(start + ROWS, rows.length))} of ${number(rows.length)}`)));
    }
    place.replaceChildren(...parts);
    if (by) {
      const again = [...place.querySelectorAll("button")].find((button) => button.textContent === by && !button.disabled);
      (again ?? place.querySelector("button:not(:disabled)")).focus({ preventScroll: true });
      place.scrollIntoView();
    }
  }
  turn(start);
  return place;
}

// ---------------------------------------------------------------- models: the list and its filters

/** Everything of a model that a search looks through, made when it is first asked for. */
function words(model) {
  model.words ??= [model.id, model.title, model.lineage, model.tag, model.state, model.notes,
    model.aliases.join(" "), JSON.stringify(model.metadata)].join("\n").toLowerCase();
  return model.words;
}

/** What the numeric filter says of a model's metric. */
function passes(value, comparison, bound) {
  if (value === undefined) return false;
  if (bound === null) return true;
  return comparison === "le" ? value <= bound : value >= bound;
}

function found(filter) {
  const wanted = (filter.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const bound = filter.bound ? Number(filter.bound) : null;
  const rows = byStanding.filter((model) =>
    (filter.state === "archived" ? model.archived : !model.archived && (!filter.state || model.state === filter.state))
    && (!filter.origin || model.external === (filter.origin === "external"))
    && (!filter.family || model.family === filter.family)
    && (!filter.benchmark || model.benchmark === filter.benchmark)
    && (!filter.held || model.waiting > 0 === (filter.held === "held"))
    && (!filter.gap || (filter.gap === "none" ? model.gaps.length === 0 : model.gaps.includes(filter.gap)))
    && (!filter.metric || passes(model.metrics.get(filter.metric), filter.comparison, bound))
    && wanted.every((word) => words(model).includes(word)));
  if (filter.metric) {
    const sign = filter.comparison === "le" ? 1 : -1;
    rows.sort((a, b) => sign * (a.metrics.get(filter.metric) - b.metrics.get(filter.metric)));
  }
  return rows;
}

function counted(values) {
  const counts = new Map();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => (a[0].toLowerCase() < b[0].toLowerCase() ? -1 : 1));
}

const options = {
  state: [...STATES.map((state) => [state, data.models.filter((model) => !model.archived && model.state === state).length]),
    ["archived", data.models.filter((model) => model.archived).length]],
  family: counted([...models.values()].map((model) => model.family)),
  benchmark: counted([...models.values()].map((model) => model.benchmark)),
  gap: counted([...models.values()].flatMap((model) => model.gaps)),
  metric: counted([...models.values()].flatMap((model) => [...model.metrics.keys()])),
};

function showModels(place) {
  const filter = { ...place };
  const result = h("div");
  const count = h("p", { role: "status", id: "count" });

  function choose(key, label, choices) {
    const select = h("select", { id: `filter-${key}`, name: key, onchange: change },
      choices.map(([value, name, amount]) =>
        h("option", { value }, amount === undefined ? name : `${short(name, 40)} (${number(amount)})`)));
    select.value = filter[key] ?? choices[0][0];
    return h("div", {}, h("label", { for: select.id }, label), select);
  }
  const amounts = (list) => [["", "any"], ...list.map(([name, amount]) => [name, name, amount])];

  function change(event) {
    filter[event.target.name] = event.target.value;
    for (const key of Object.keys(filter)) if (!filter[key]) delete filter[key];
    // The address follows, so that it can be passed on; going back leads to the page before.
    history.replaceState(null, "", Object.keys(filter).length ? address({ view: "models", ...filter }) : "#view=models");
    update();
  }

  function update() {
    const rows = found(filter);
    count.textContent = `${number(rows.length)} of ${plural(models.size, "model")}`;
    const shown = filter.metric;
    result.replaceChildren(rows.length === 0 ? nothing("No model fits these filters.") : paged(rows, (part) => table(
      shown ? `Sorted by ${shown}` : "Promoted models first",
      ["Model", "State", "Family", "Metrics"],
      part.map((model) => [
        named(model),
        badges(model), model.family, chips(model, shown)]))));
  }

  const fields = h("form", { class: "filters", role: "search", "aria-label": "Models", onsubmit: (event) => event.preventDefault() },
    h("div", { class: "wide" }, h("label", { for: "filter-q" }, "Search in titles, ids, families, notes and metadata"),
      h("input", { id: "filter-q", name: "q", type: "search", value: filter.q ?? "", autocomplete: "off", spellcheck: "false", oninput: change })),
    choose("state", "State", amounts(options.state)),
    choose("origin", "Made", [["", "anywhere"], ["internal", "here (internal)"], ["external", "elsewhere (external)"]]),
    choose("family", "Family", amounts(options.family)),
    choose("benchmark", "Benchmark", amounts(options.benchmark)),
    choose("held", "Fields held for review", [["", "any"], ["held", "some"], ["none", "none"]]),
    choose("gap", "Lacks", [...amounts(options.gap), ["none", "nothing"]]),
    h("div", { class: "triple" }, choose("metric", "Metric", amounts(options.metric)),
      choose("comparison", "is", [["ge", "at least"], ["le", "at most"]]),
      h("div", {}, h("label", { for: "filter-bound" }, "number"),
        h("input", { id: "filter-bound", name: "bound", type: "number", step: "any", value: filter.bound ?? "", oninput: change }))),
    h("div", {}, h("button", { type: "button", id: "clear", onclick: () => { location.hash = "#view=models"; } }, "Clear the filters")));
  update();
  return ["Models", summary(), fields, h("div", { class: "status" }, count), result];
}

/** How many there are of each state, and how many reviews wait. */
function summary() {
  const waiting = data.reviews.filter((row) => row.state === "open").length;
  const parts = options.state.filter(([, amount]) => amount).map(([state, amount]) =>
    h("a", { href: address({ view: "models", state }) }, `${number(amount)} ${state}`));
  if (waiting) parts.push(h("a", { href: "#view=reviews" }, plural(waiting, "field") + " held for review"));
  return h("p", { class: "summary" }, parts);
}

function named(model) {
  const version = `version ${model.version}${model.tag ? ` (${model.tag})` : ""}`;
  return [modelLink(model.id), h("span", { class: "id" }, `${model.id} · ${version}`)];
}

function chips(model, first) {
  const rows = [...model.metrics];
  if (first) rows.sort((a, b) => (b[0] === first) - (a[0] === first));
  if (rows.length === 0) return null;
  return h("ul", { class: "metrics" }, rows.slice(0, 3).map(([name, value]) =>
    h("li", {}, name, " ", h("b", {}, number(value)))),
  rows.length > 3 ? h("li", { class: "quiet" }, `and ${rows.length - 3} more`) : null);
}

// ---------------------------------------------------------------- one model

function showModel(place) {
  const model = models.get(place.model);
  if (!model) return ["No such model", nothing(`The registry holds no model "${place.model}".`)];
  const versions = lineages.get(model.lineage);
  const facts = [
    ["Id", h("code", {}, model.id)],
    ["Version", `${model.version} of ${versions.length}${model.tag ? `, ${model.tag}` : ""}`],
    ["State", model.notes ? `${model.state}: ${model.notes}` : model.state],
    ["What changed", model.changelog],
    ["Published at", outside(model.source_url)],
    ["Pinned there", model.source_version],
    ["Code", outside(model.repository)],
    ["Commit", model.commit && h("code", {}, model.commit)],
    ["Entrypoint", model.entrypoint && h("code", {}, model.entrypoint)],
    ["Trained by", model.trained_by],
    ["Trained", [when(model.training_started_at), when(model.training_completed_at)].filter(Boolean).join(" to ")],
    ["GPU allocation", model.gpu],
    ...["model_family", "framework", "parameter_count", "license", "description", "training_data", "evaluation_dataset"].map((key) => {
      const value = model.metadata[key];
      return [key.replace("_", " ").replace(/^./, (letter) => letter.toUpperCase()), typeof value === "number" ? number(value) : text(value)];
    }),
    ...model.links.map((link) => [capital(link.relation.replaceAll("_", " ")),
      models.has(link.target) ? modelLink(link.target) : `${link.title} (${link.type} ${link.target})`]),
    ["To be reproduced, it lacks", model.gaps.join(", ").replaceAll("_", " ")],
    ["Registered", `${when(model.created_at)}${model.created_by ? ` by ${model.created_by}` : ""}`],
  ];
  return [model.title,
    h("p", {}, badges(model)),
    h("dl", {}, facts.filter(([, value]) => value).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    h("h2", {}, "Evaluations"), evaluations(model),
    trendsOf(model),
    h("h2", {}, "Lineage"), lineagePicture(model),
    model.files.length ? [h("h2", {}, "Files"), table("With their digests", ["Path", "Bytes", "SHA-256", "From"], model.files.map((row) =>
      [row.path, number(row.size), h("code", {}, row.sha256), outside(row.url)]))] : null,
    model.reviews.length ? [h("h2", {}, "Reviews"), reviewTable(model.reviews, false)] : null,
    h("h2", {}, "History of its lineage"), paged(histories.get(model.lineage) ?? [], events),
    h("h2", {}, "Metadata"), h("details", {}, h("summary", {}, "As registered"), h("pre", {}, JSON.stringify(model.metadata, null, 2)))];
}

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

function evaluations(model) {
  if (model.evaluations.length === 0) return nothing("Not evaluated yet.");
  return table("Newest first", ["Data set", "Benchmark", "Evaluated", "Metrics"], model.evaluations.map((row) => [
    (row.dataset ?? row.dataset_id ?? "not stated") + (row.split ? ` (${row.split})` : ""), row.benchmark ?? "",
    `${when(row.evaluated_at)} by ${row.evaluator}`,
    h("ul", { class: "metrics" }, Object.entries(row.metrics ?? {}).map(([name, value]) =>
      h("li", {}, name, " ", h("b", {}, metricText(value)))))]));
}

function metricText(value) {
  if (typeof value === "number") return number(value);
  if (typeof value?.value !== "number") return text(value);
  return number(value.value) + (typeof value.ci_low === "number" ? ` (${number(value.ci_low)} to ${number(value.ci_high)})` : "");
}

// ---------------------------------------------------------------- metric trend: versions along x

function trendsOf(model) {
  const rows = trends.get(model.lineage);
  if (!rows) return null;
  return [h("h2", {}, "Metrics over the versions"), h("div", { class: "trends" }, rows.map((row) => trendChart(row, model)))];
}

function trendChart(trend, model) {
  const width = 300, height = 132, left = 12, right = 12, top = 24, bottom = 22;
  const points = trend.points;
  const values = points.flatMap((point) => [point.value, point.ci_low ?? point.value, point.ci_high ?? point.value]);
  const low = Math.min(...values), high = Math.max(...values);
  const count = Math.max(...points.map((point) => point.version));
  const first = Math.min(...points.map((point) => point.version));
  const x = (point) => left + 14 + (width - left - right - 28) * (count === first ? 0.5 : (point.version - first) / (count - first));
  const y = (value) => (high === low ? (top + height - bottom) / 2 : height - bottom - (height - top - bottom) * (value - low) / (high - low));
  const last = points[points.length - 1];
  const direction = trend.direction ? `${trend.direction} is better` : "direction not known";
  const labels = points.length <= 8;
  return h("figure", {},
    h("figcaption", {}, h("b", {}, trend.metric), h("span", { class: "quiet" }, ` ${direction}`)),
    s("svg", {
      viewBox: `0 0 ${width} ${height}`, role: "img",
      "aria-label": `${trend.metric} (${direction}): ` + points.map((point) => `version ${point.version} ${number(point.value)}`).join(", "),
    },
    s("line", { class: "axis", x1: left, x2: width - right, y1: height - bottom + 6, y2: height - bottom + 6 }),
    s("polyline", { class: "line", points: points.map((point) => `${x(point)},${y(point.value)}`).join(" ") }),
    points.map((point) => [
      point.ci_low === null || point.ci_high === null ? null
        : s("line", { class: "interval", x1: x(point), x2: x(point), y1: y(point.ci_low), y2: y(point.ci_high) }),
      s("circle", { class: point.id === model.id ? "dot here" : "dot", cx: x(point), cy: y(point.value), r: 4.5 }),
      labels || point === points[0] || point === last
        ? [s("text", { class: "halo", x: x(point), y: y(point.ci_high ?? point.value) - 9, "text-anchor": "middle" }, number(point.value)),
          s("text", { class: "small", x: x(point), y: height - 3, "text-anchor": "middle" }, `v${point.version}`)] : null,
    ])));
}

// ---------------------------------------------------------------- lineage: what it comes from, its versions, what comes from it

const BOX = { width: 208, height: 46, across: 116, down: 30, most: 8 };

/** The ids a step away, again and again: [[nearest...], [next...], ...]; each id once. */
function steps(start, next, seen) {
  const columns = [];
  for (let column = start; column.length;) {
    column = [...new Set(column.flatMap(next))].filter((id) => models.has(id) && !seen.has(id));
    for (const id of column) seen.add(id);
    if (column.length) columns.push(column);
  }
  return columns;
}

function lineagePicture(model) {
  const own = lineages.get(model.lineage).map((version) => version.id);
  const seen = new Set(own);
  const start = [model.id, ...own]; // what is next to the one that is shown comes first
  const before = steps(start, (id) => models.get(id).links.filter((link) => link.derives).map((link) => link.target), seen);
  const after = steps(start, (id) => models.get(id).derived.map((link) => link.id), seen);
  if (own.length + before.length + after.length === 1) {
    return nothing("The only version of its lineage; it derives from no other model here, and none derives from it.");
  }
  const columns = [...before.reverse(), own, ...after];
  const at = new Map();
  let left_out = 0;
  const cut = columns.map((column) => {
    // Of many versions, those around the one that is shown.
    const first = Math.max(0, Math.min(column.indexOf(model.id) - BOX.most / 2, column.length - BOX.most));
    left_out += Math.max(0, column.length - BOX.most);
    return column.slice(first, first + BOX.most);
  });
  const tallest = Math.max(...cut.map((column) => column.length));
  cut.forEach((column, n) => column.forEach((id, row) => at.set(id, {
    x: 2 + n * (BOX.width + BOX.across),
    y: 2 + (row + (tallest - column.length) / 2) * (BOX.height + BOX.down), column: n,
  })));
  const width = 4 + cut.length * BOX.width + (cut.length - 1) * BOX.across;
  const height = 4 + tallest * BOX.height + (tallest - 1) * BOX.down;

  const edges = [];
  for (const id of at.keys()) {
    const one = models.get(id), versions = lineages.get(one.lineage);
    const previous = versions[versions.indexOf(one) - 1];
    if (previous && at.get(previous.id)?.column === at.get(id).column) edges.push([previous.id, id, ""]);
    for (const link of one.links) {
      if (link.derives && at.has(link.target)) edges.push([link.target, id, link.relation.replaceAll("_", " ")]);
    }
  }
  const picture = s("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Lineage" },
    edges.map(([from, to]) => edge(at.get(from), at.get(to))),
    [...at].map(([id, spot]) => box(models.get(id), spot, id === model.id)),
    edges.map(([from, to, label]) => edgeLabel(at.get(from), at.get(to), label)));
  return [h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Lineage picture" }, picture),
    left_out ? nothing(`${plural(left_out, "more model")} not drawn.`) : null,
    model.derived.length ? [h("h3", {}, "Derived from it"), h("ul", {}, model.derived.map((link) =>
      h("li", {}, modelLink(link.id), h("span", { class: "quiet" }, ` ${link.relation.replaceAll("_", " ")}`))))] : null];
}

/** From where to where an arrow goes: across to another column, down within one. */
function ends(from, to) {
  return from.column === to.column
    ? { x1: from.x + 24, y1: from.y + BOX.height, x2: to.x + 24, y2: to.y }
    : { x1: from.x + BOX.width, y1: from.y + BOX.height / 2, x2: to.x, y2: to.y + BOX.height / 2 };
}

function edge(from, to) {
  const { x1, y1, x2, y2 } = ends(from, to);
  const straight = from.column === to.column;
  const bend = (x2 - x1) / 2;
  return s("g", {},
    s("path", { class: "edge", d: straight ? `M${x1} ${y1}V${y2 - 7}` : `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 7} ${y2}` }),
    s("path", { class: "head", d: straight ? `M${x2 - 4.5} ${y2 - 8}h9l-4.5 8z` : `M${x2 - 8} ${y2 - 4.5}v9l8 -4.5z` }));
}

function edgeLabel(from, to, label) {
  if (!label) return null;
  const { x1, y1, x2, y2 } = ends(from, to);
  return from.column === to.column
    ? s("text", { class: "halo", x: x1 + 10, y: (y1 + y2) / 2 + 4 }, label)
    // At the end of the arrow, on the side from which it does not come.
    : s("text", { class: "halo", x: x2 - 12, y: y2 > y1 ? y2 + 14 : y2 - 7, "text-anchor": "end" }, label);
}

function box(model, spot, here) {
  return s("a", { href: address({ model: model.id }), class: here ? "here" : null, "aria-current": here ? "page" : null },
    s("title", {}, `${model.title}, version ${model.version}, ${model.state}`),
    s("rect", { class: "box", x: spot.x, y: spot.y, width: BOX.width, height: BOX.height, rx: 6 }),
    s("circle", { class: `state ${model.state}`, cx: spot.x + 15, cy: spot.y + 31.5, r: 4 }),
    s("text", { x: spot.x + 11, y: spot.y + 19 }, short(model.title, 24)),
    s("text", { class: "small", x: spot.x + 25, y: spot.y + 35.5 }, short(`${model.state} · v${model.version}${model.tag ? ` · ${model.tag}` : ""}`, 34)));
}

// ---------------------------------------------------------------- leaderboards, reviews, history

function showLeaderboards(place) {
  if (data.boards.length === 0) return ["Leaderboards", nothing("No model has been evaluated on a benchmark yet.")];
  const name = (board) => `${board.benchmark} · ${board.metric}`;
  const result = h("div");
  const select = h("select", { id: "board", onchange: () => {
    history.replaceState(null, "", address({ view: "leaderboards", board: select.value }));
    update();
  } }, data.boards.map((board) => h("option", { value: name(board) }, `${name(board)} (${plural(board.models, "model")})`)));
  if (data.boards.some((board) => name(board) === place.board)) select.value = place.board;

  function update() {
    const board = data.boards.find((candidate) => name(candidate) === select.value);
    const places = board.places ?? [];
    const most = Math.max(...places.map((row) => Math.abs(row.ci_high ?? row.value)), 0) || 1;
    result.replaceChildren(h("p", { class: "quiet", role: "status" },
      `The first ${places.length} of ${plural(board.models, "model")}; ${board.direction} is better.`),
    table(name(board), ["Place", "Model", "State", board.metric, "Bar"], places.map((row) => [
      number(row.place), [modelLink(row.id), h("span", { class: "id" }, `version ${models.get(row.id).version}`)], badges(models.get(row.id)),
      h("span", {}, number(row.value), h("span", { class: "id" }, row.ci_low === null ? null : `${number(row.ci_low)} to ${number(row.ci_high)}`)),
      bar(row, most)])));
  }
  update();
  return ["Leaderboards", h("div", { class: "filters" }, h("div", { class: "wide" },
    h("label", { for: "board" }, "Benchmark and metric"), select)), result];
}

/** From nought, so that lengths can be compared. */
function bar(row, most) {
  const x = (value) => 100 * Math.abs(value) / most;
  return s("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    s("rect", { class: "bar", x: 0, y: 1, width: x(row.value), height: 8 }),
    row.ci_low === null || row.ci_high === null ? null
      : s("line", { class: "interval", x1: x(row.ci_low), x2: x(row.ci_high), y1: 5, y2: 5 }));
}

function reviewTable(rows, withModel) {
  return table("What a rule could not read without guessing",
    ["Field", ...(withModel ? ["Model"] : []), "Legacy value", "Candidates", "Why, and what was decided"],
    rows.map((row) => [[h("span", { class: "keep" }, row.field), " ", row.state === "open" ? null : h("span", { class: "badge" }, "resolved"), h("span", { class: "id" }, `review ${row.review_id}`)],
      ...(withModel ? [modelLink(row.id)] : []),
      row.value === null ? "" : h("code", {}, text(row.value)),
      row.candidates.length === 0 ? "" : h("ul", {}, row.candidates.map((candidate) =>
        h("li", {}, h("code", {}, text(candidate?.value ?? candidate)), candidate?.rule ? h("span", { class: "quiet" }, ` ${text(candidate.rule)}`) : null))),
      [row.reason, row.state === "resolved" ? h("span", { class: "id" }, `${row.resolved_by}: ${text(row.resolution)}${row.note ? ` (${row.note})` : ""}`) : null]]));
}

function showReviews(place) {
  const filter = { open: place.open ?? "open", q: place.q ?? "" };
  const fields = [...new Set(data.reviews.map((row) => row.field))].sort();
  const result = h("div");
  const count = h("p", { role: "status" });
  const state = h("select", { id: "review-state", onchange: update },
    [["open", "waiting"], ["choice", "waiting, with candidates"], ["resolved", "resolved"], ["", "all"]].map(([value, name]) => h("option", { value }, name)));
  const field = h("select", { id: "review-field", onchange: update }, h("option", { value: "" }, "any"), fields.map((name) => h("option", { value: name }, name)));
  function update(event) {
    if (event) remember({ start: 0 });
    const rows = data.reviews.filter((row) => (!field.value || row.field === field.value)
      && (!state.value || (state.value === "choice" ? row.state === "open" && row.candidates.length > 0 : row.state === state.value)));
    rows.sort((a, b) => (b.candidates.length > 0) - (a.candidates.length > 0));
    count.textContent = `${number(rows.length)} of ${plural(data.reviews.length, "review")}`;
    result.replaceChildren(rows.length ? paged(rows, (part) => reviewTable(part, true)) : nothing("No review fits."));
  }
  state.value = filter.open;
  update();
  return ["Reviews", h("p", {}, "Fields that wait for a person. SELECT resolve_review(review_id, value, note) decides one."),
    h("div", { class: "filters" }, h("div", {}, h("label", { for: "review-state" }, "State"), state),
      h("div", {}, h("label", { for: "review-field" }, "Field"), field)),
    h("div", { class: "status" }, count), result];
}

function events(rows) {
  return h("ol", { class: "events" }, rows.map((row) => h("li", {}, row.sentence)));
}

function showHistory() {
  const types = counted(data.history.map((row) => row.event));
  const result = h("div");
  const count = h("p", { role: "status" });
  const words = h("input", { id: "history-q", type: "search", autocomplete: "off", oninput: update });
  const type = h("select", { id: "history-type", onchange: update }, h("option", { value: "" }, "any"),
    types.map(([name, amount]) => h("option", { value: name }, `${name} (${number(amount)})`)));
  function update(event) {
    if (event) remember({ start: 0 });
    const wanted = words.value.toLowerCase();
    const rows = data.history.filter((row) => (!type.value || row.event === type.value) && row.sentence.toLowerCase().includes(wanted));
    count.textContent = `${number(rows.length)} of ${plural(data.history.length, "event")}, newest first`;
    result.replaceChildren(rows.length === 0 ? nothing("No event fits.") : paged(rows, (part) =>
      h("ol", { class: "events" }, part.map((row) => h("li", {}, row.sentence, " ", models.has(row.id) ? modelLink(row.id) : null)))));
  }
  update();
  return ["History", h("div", { class: "filters" }, h("div", {}, h("label", { for: "history-q" }, "Search"), words),
    h("div", {}, h("label", { for: "history-type" }, "Event"), type)), h("div", { class: "status" }, count), result];
}

// ---------------------------------------------------------------- which page the fragment names

const views = { models: showModels, leaderboards: showLeaderboards, reviews: showReviews, history: showHistory };

function show(moved) {
  const { view = "models", ...place } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const [title, ...content] = place.model !== undefined ? showModel(place) : (views[view] ?? showModels)(place);
  const heading = h("h1", { tabindex: "-1" }, title);
  main.replaceChildren(heading, ...content.flat(Infinity).filter(Boolean));
  document.title = `${title} · Model catalog`;
  for (const link of document.querySelectorAll("nav a")) {
    if (place.model === undefined && link.hash === `#view=${view}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  // A reader of the screen hears the new page, and Tab goes on from its start.
  if (moved) {
    heading.focus({ preventScroll: true });
    scrollTo(0, history.state?.scroll ?? 0);
  }
  const here = main.querySelector("svg .here rect"); // on a telephone it may be outside the view
  const frame = here?.closest(".scroll");
  if (frame) frame.scrollLeft = here.x.baseVal.value + BOX.width / 2 - frame.clientWidth / 2;
}

document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
document.getElementById("as-of").textContent = data.history.length
  ? `${plural(models.size, "model")} in ${plural(lineages.size, "lineage")}, as of ${when(data.history[0].occurred_at)}. Everything is in this file; it asks no network for anything.`
  : "The registry holds no model.";
document.addEventListener("click", (event) => {
  if (event.target.closest("main a")) remember({ scroll: scrollY });
});
history.scrollRestoration = "manual";
addEventListener("popstate", () => show(true));
show(false);
