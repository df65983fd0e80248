import { chromium } from "playwright-core";
const base = process.argv[2];
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
async function shot(name, path, { lang="ar", dark=false, width=1280, height=900, act, full=false }={}) {
  const c = await b.newContext({ viewport:{width,height}, colorScheme: dark?"dark":"light" });
  await c.addInitScript(l => localStorage.setItem("khabar.language", l), lang);
  const p = await c.newPage();
  p.on("console", m => { if (m.type()==="error"||m.type()==="warning") console.log(name, m.text()); });
  p.on("pageerror", e => console.log(name, "ERR", e.message));
  await p.goto(base+path); await p.waitForLoadState("networkidle");
  if (act) await act(p);
  await p.waitForTimeout(250);
  await p.screenshot({ path:`/tmp/shots/${name}.png`, fullPage: full });
  await c.close();
}
const docs = (await (await fetch(base+"/api/documents?limit=50")).json()).rows;
const tripoli = docs.find(d=>d.title.includes("معيتيقة")).id;
const rec = await (await fetch(base+"/api/documents/"+tripoli)).json();
const long = [...rec.claims].sort((a,b)=>(b.sources.length*4+b.actors.length+b.recipients.length+b.places.length+(b.time?1:0)+b.quantities.length)-(a.sources.length*4+a.actors.length+a.recipients.length+a.places.length+(a.time?1:0)+a.quantities.length))[0];
const only = process.argv[3];
const all = {
 "overview-ar": ["/"], "overview-en": ["/",{lang:"en"}], "overview-dark-narrow": ["/",{dark:true,width:360,height:740}],
 "search-ar": ["/search?q="+encodeURIComponent("الامم المتحدة")], "search-en-narrow": ["/search?q="+encodeURIComponent("حكومة"),{lang:"en",width:360,height:740}],
 "reader-ar": ["/document/"+tripoli], "claim-ar": [`/document/${tripoli}?claim=${long.id}`], "claim-en": [`/document/${tripoli}?claim=${long.id}`,{lang:"en"}],
 "claim-dark": [`/document/${tripoli}?claim=${long.id}`,{dark:true}], "claim-narrow": [`/document/${tripoli}?claim=${long.id}`,{width:360,height:740}], "claim-narrow-en-dark": [`/document/${tripoli}?claim=${long.id}`,{width:360,height:740,lang:"en",dark:true}],
};
for (const [n,[path,o]] of Object.entries(all)) if (!only || n.includes(only)) await shot(n,path,o);
console.log(long.id);
await b.close();
