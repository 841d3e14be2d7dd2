// Files that are dropped, and progress while they are read. Without it, the form and a page that reloads itself do the same.
"use strict";

const form = document.getElementById("add");
const job = document.querySelector("#job[data-running]");

if (form) {
  const input = document.getElementById("files");
  const drop = document.getElementById("drop");
  const told = document.getElementById("dropped");
  const sending = document.getElementById("sending");
  const refused = document.getElementById("refused");
  const largest = Number(form.dataset.largest) - 2 ** 20; // what surrounds the files in a form
  let chosen = [];

  input.addEventListener("change", () => choose([...input.files].map((file) => [file, file.name])));
  for (const kind of ["dragover", "dragenter"])
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    const files = [...event.dataTransfer.files].map((file) => [file, file.name]);
    input.value = "";
    choose(entries.length ? (await Promise.all(entries.map((entry) => walk(entry, "")))).flat() : files);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });

  // The files below a folder; hidden ones are left out, as on the command line.
  async function walk(entry, above) {
    if (entry.isFile) return [[await new Promise((done, failed) => entry.file(done, failed)), above + entry.name]];
    const reader = entry.createReader();
    const inside = [];
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) break;
      inside.push(...some.filter((one) => !one.name.startsWith(".")));
    }
    return (await Promise.all(inside.map((one) => walk(one, `${above}${entry.name}/`)))).flat();
  }

  function choose(files) {
    chosen = files;
    const size = files.reduce((sum, [file]) => sum + file.size, 0);
    told.textContent = files.length ? `${files.length} ${files.length === 1 ? "file" : "files"}, ${Math.ceil(size / 1024).toLocaleString("en")} kB` : "";
  }

  // As many files at a time as one form takes.
  function batches() {
    const found = [[]];
    let size = 0;
    for (const [file, name] of chosen) {
      if (file.size > largest) {
        refuse(`${name}: larger than ${Math.floor(largest / 2 ** 20)} MB; add it on the command line: onrecord add FILE`);
        continue;
      }
      if (size + file.size > largest || found.at(-1).length >= 900) {
        found.push([]);
        size = 0;
      }
      found.at(-1).push([file, name]);
      size += file.size;
    }
    return found;
  }

  function refuse(words) {
    const line = document.createElement("li");
    line.className = "problem";
    line.textContent = words;
    refused.append(line);
  }

  async function send() {
    refused.textContent = "";
    const made = [];
    const found = batches();
    for (const [index, files] of found.entries()) {
      sending.textContent = `Sending${found.length > 1 ? ` ${index + 1} of ${found.length}` : ""} …`;
      const data = new FormData(form);
      data.delete("files");
      if (index) data.delete("text");
      for (const [file, name] of files) data.append("files", file, name);
      if (!files.length && !String(data.get("text") || "").trim() && refused.children.length) continue;
      try {
        const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Token": form.elements.token.value, Accept: "application/json" } });
        const said = await answer.json();
        if (answer.ok) made.push(said.job);
        else refuse(said.error.message);
      } catch (error) {
        refuse(`Not sent: the server does not answer, or the file cannot be read (${error.message}). Nothing of this was added.`);
      }
    }
    sending.textContent = "";
    if (refused.children.length) {
      if (made.length) sending.append(Object.assign(document.createElement("a"), { href: `/add/${made[0]}`, textContent: "The others are being read" }));
    } else if (made.length) location.assign(made.length > 1 ? "/add" : `/add/${made[0]}`);
  }
}

if (job) {
  const words = { waiting: "Waiting in line", reading: "Reading", linking: "Comparing with what is there", summing: "Bringing the pages up to date" };
  const say = (name) => document.querySelector(`[data-say="${name}"]`);
  const timer = setInterval(async () => {
    let found;
    try {
      found = await (await fetch(`/add/${job.dataset.job}.json`)).json();
    } catch {
      say("stage").textContent = "The server does not answer";
      return;
    }
    if (!(found.stage in words)) {
      clearInterval(timer);
      location.reload();
      return;
    }
    say("stage").textContent = words[found.stage];
    const bar = say("progress");
    if (found.stage === "linking" && found.to_link) {
      bar.max = found.to_link;
      bar.value = found.linked;
    } else bar.value = found.done_bytes;
    for (const name of ["read", "held", "unread", "statements", "unnamed", "same", "denies"]) say(name).textContent = found[name].toLocaleString("en");
  }, 1000);
}
