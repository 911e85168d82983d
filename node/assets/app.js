// What scripts add to pages that work without: live updates, a warning before a session ends, a guard
// for forms that were not sent, copying, printing. Nothing here writes markup or keeps anything.

const main = document.getElementById("main");

// How long nobody must have touched the page before it stops to ask for news by itself: asking
// would keep a session alive that nobody sits at.
const IDLE_MS = 15 * 60 * 1000;
const POLL_MS = 30 * 1000;
let touched = Date.now();
for (const kind of ["pointerdown", "keydown", "scroll"]) {
  addEventListener(kind, () => { touched = Date.now(); }, { passive: true });
}
const attended = () => Date.now() - touched < IDLE_MS;

// The part with the id `live`, fetched again and put in the place of the old one. It comes parsed: a
// document is read, not written. One is fetched at a time, so that an older one never comes last.
let asking = false;
let again = false;
// News that waits until the keyboard is somewhere else: what has it is not taken away from under it.
let missed = false;
function refresh(href) {
  if (!attended() || document.hidden) return;
  again = asking;
  if (asking || !document.getElementById("live")) return;
  asking = true;
  const request = new XMLHttpRequest();
  request.open("GET", href);
  request.responseType = "document";
  request.setRequestHeader("X-Part", "live");
  request.onload = () => {
    const part = request.status === 200 && request.response && request.response.getElementById("live");
    if (part) renew(document.getElementById("live"), part);
  };
  request.onloadend = () => {
    asking = false;
    if (again) return refresh(href);
    hurry(href);
  };
  request.send();
}

// Whether a part says anything else than the one before: by its version, or by its words.
const isNew = (part, old) => part.dataset.version
  ? part.dataset.version !== old.dataset.version
  : part.textContent !== old.textContent;

// What in another part is where the keyboard is.
function counterpart(at, part) {
  const within = at.closest("[id]");
  if (at.matches("summary") && within) return part.querySelector(`#${CSS.escape(within.id)} > summary`);
  if (at.href) return [...part.querySelectorAll("a[href]")].find((one) => one.getAttribute("href") === at.getAttribute("href"));
  return at.id ? part.querySelector(`#${CSS.escape(at.id)}`) : null;
}

// Whether a field has been changed since it came.
function isChanged(field) {
  if (!field.options) return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  const came = [...field.options].findIndex((one) => one.defaultSelected);
  return field.selectedIndex !== Math.max(came, 0);
}

function renew(old, part) {
  if (!isNew(part, old)) return;
  const fresh = document.importNode(part, true);
  const at = old.contains(document.activeElement) ? document.activeElement : null;
  const back = at && (at === old ? fresh : !at.form && counterpart(at, fresh));
  missed = Boolean(at && !back);
  if (missed) return;
  old.querySelectorAll("details[open][id]").forEach((one) => {
    const same = fresh.querySelector(`#${CSS.escape(one.id)}`);
    if (same) same.open = true;
  });
  // What was typed or chosen and is not sent yet.
  old.querySelectorAll("input[id], select[id], textarea[id]").forEach((one) => {
    const same = fresh.querySelector(`#${CSS.escape(one.id)}`);
    if (!same || same.type !== one.type || ["file", "hidden"].includes(one.type) || !isChanged(one)) return;
    same.value = one.value;
    same.checked = one.checked;
  });
  old.replaceWith(fresh);
  if (back) back.focus({ preventScroll: true });
  fresh.classList.add("fresh");
  const said = document.getElementById("live-said");
  if (said && fresh.dataset.said && fresh.dataset.said !== old.dataset.said) said.textContent = fresh.dataset.said;
  enhance(fresh);
}

// Something under way says how soon it is worth asking again.
let hurried = null;
function hurry(href) {
  const part = document.getElementById("live");
  clearTimeout(hurried);
  if (part && part.dataset.every) hurried = setTimeout(() => refresh(href), Number(part.dataset.every));
}

function follow(href, events) {
  let source = null;
  let poll = null;
  const start = () => { poll = poll || setInterval(() => refresh(href), POLL_MS); };
  const stop = () => { clearInterval(poll); poll = null; };
  const close = () => { stop(); if (source) source.close(); source = null; };
  const open = () => {
    close();
    if (!("EventSource" in window) || !events) return start();
    source = new EventSource(events);
    // What changed between the page and its connection, or while there was none, nobody told.
    source.onopen = () => { stop(); refresh(href); };
    source.onmessage = (event) => {
      const watched = main.dataset.watch;
      // Without an id: time has passed, or too much has happened to tell it one by one.
      if (!watched || !event.data || event.data === watched) refresh(href);
    };
    source.onerror = start;
  };
  // A browser keeps few connections to one address: pages that nobody sees leave theirs to others.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return close();
    open();
    refresh(href);
  });
  main.addEventListener("focusout", () => { if (missed) setTimeout(() => refresh(href)); });
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => { if (event.persisted) open(); });
  if (!document.hidden) open();
}

// A form with `data-guard` that was changed and not sent.
function guard(form) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

// What looks odd about a description, while it is typed.
function advise(form) {
  let waiting = null;
  form.addEventListener("input", (event) => {
    if (!event.target.name || event.target.name === "sure") return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const request = new XMLHttpRequest();
      request.open("POST", form.dataset.advice);
      request.responseType = "document";
      request.onload = () => {
        const box = document.getElementById("advice");
        if (request.status !== 200 || !request.response || !box) return;
        box.replaceChildren(...[...request.response.body.children].map((one) => document.importNode(one, true)));
      };
      request.send(new URLSearchParams(new FormData(form)));
    }, 400);
  });
}

// A form is sent once, however often its button is pressed.
function once(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
  });
  addEventListener("pageshow", () => { delete form.dataset.sent; });
}

function enhance(root) {
  root.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
  root.querySelectorAll("[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const words = button.textContent;
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  });
  root.querySelectorAll("form[data-guard]").forEach(guard);
  root.querySelectorAll("form[data-advice]").forEach(advise);
  root.querySelectorAll("form[method=post]:not([data-again])").forEach(once);
  root.querySelectorAll("select[data-submit]").forEach((select) => {
    select.addEventListener("change", () => select.form.requestSubmit());
  });
}

// Two minutes before a session ends it is said, and can be gone on with.
function session(warning) {
  let until = Date.parse(warning.dataset.until);
  const stay = document.getElementById("session-stay");
  const look = () => {
    const left = until - Date.now();
    warning.hidden = left > 2 * 60 * 1000;
    if (left <= 0) location.reload();
  };
  stay.addEventListener("click", async () => {
    const response = await fetch(stay.dataset.href, { headers: { Accept: "application/json" } });
    if (!response.ok || response.redirected) return location.reload();
    until = Date.parse((await response.json()).idle_until);
    look();
  });
  setInterval(look, 10 * 1000);
}

enhance(document);
if (main && main.dataset.live) {
  follow(main.dataset.live, main.dataset.events);
  hurry(main.dataset.live);
}
const warning = document.getElementById("session-warning");
if (warning && warning.dataset.until) session(warning);
const errors = document.getElementById("errors");
if (errors) errors.focus();

// Passkeys: what the browser is asked and gives back has its binary members in base64url.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const letters = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const named = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

function given(credential) {
  const from = credential.response;
  const response = { clientDataJSON: letters(from.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (from[name]) response[name] = letters(from[name]);
  }
  if (from.getTransports) response.transports = from.getTransports();
  return JSON.stringify({
    id: credential.id, rawId: letters(credential.rawId), type: credential.type, response,
    extensions: credential.getClientExtensionResults(),
  });
}

async function create(options) {
  const asked = options.publicKey;
  return navigator.credentials.create({ publicKey: {
    ...asked, challenge: bytes(asked.challenge), user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: named(asked.excludeCredentials),
  } });
}

async function use(options) {
  const asked = options.publicKey;
  return navigator.credentials.get({ publicKey: {
    ...asked, challenge: bytes(asked.challenge), allowCredentials: named(asked.allowCredentials),
  } });
}

function passkey(form) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    delete form.dataset.sent;
    const said = form.querySelector("[role=alert]");
    said.textContent = "";
    try {
      let credential;
      if (form.dataset.create) {
        credential = await create(JSON.parse(form.dataset.create));
      } else {
        const name = document.getElementById("field-name");
        const body = new URLSearchParams({ name: name ? name.value : "" });
        const response = await fetch(form.dataset.passkey, { method: "POST", body });
        if (!response.ok) throw new Error(String(response.status));
        const ceremony = await response.json();
        form.elements.ceremony.value = ceremony.ceremony;
        credential = await use(ceremony.options);
      }
      form.elements.credential.value = given(credential);
      form.requestSubmit();
    } catch (_) {
      said.textContent = form.dataset.failed;
    }
  });
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("form[data-passkey], form[data-create]").forEach(passkey);
}

// A code behind # never leaves the browser by itself: it is put into its field, and out of sight.
const linked = document.querySelector("form[data-hash]");
if (linked && location.hash.length > 1) {
  linked.elements[linked.dataset.hash].value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
  linked.requestSubmit();
}
