/** The looks of the page: follows the light or dark preference of the reader. */
export const style = `
:root { --ink: #1b1f24; --dim: #656d76; --paper: #fff; --soft: #f6f8fa; --line: #d5dae0;
  --red: #b3261e; --green: #1a7f37; --yellow: #8a6100; --blue: #0a5dc2; --violet: #7a3cc2; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e3e8ee; --dim: #94a0ad; --paper: #0f1318; --soft: #171c23; --line: #2c343e;
    --red: #ff8077; --green: #56c873; --yellow: #e0b04a; --blue: #6cb0ff; --violet: #c79bff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.25rem; margin: 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 .25rem; }
h4 { font-size: .8rem; margin: .75rem 0 .25rem; color: var(--blue); }
p { margin: .15rem 0; }
.dim { color: var(--dim); }
code, pre, .id { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { margin: 0; padding: .6rem .8rem; background: var(--soft); border: 1px solid var(--line); border-radius: 6px;
  white-space: pre-wrap; max-height: 24rem; overflow: auto; }
nav { position: sticky; top: 0; padding: .75rem 0; background: var(--paper); border-bottom: 1px solid var(--line);
  display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
nav[hidden] { display: none; }
input { font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--line); border-radius: 6px;
  padding: .3rem .6rem; width: 20rem; max-width: 100%; }
button { font: inherit; font-size: .85rem; color: var(--dim); background: none; border: 1px solid var(--line);
  border-radius: 999px; padding: .15rem .7rem; margin-right: .35rem; cursor: pointer; }
button[aria-pressed=true] { color: var(--ink); background: var(--soft); border-color: var(--dim); }
.requirement { border: 1px solid var(--line); border-radius: 8px; margin: .5rem 0; }
.requirement > summary { padding: .5rem .8rem; cursor: pointer; }
.requirement[open] > summary { border-bottom: 1px solid var(--line); }
blockquote { margin: .8rem; padding-left: .8rem; border-left: 3px solid var(--line); }
blockquote footer { color: var(--dim); font-size: .85rem; }
.case { padding: .4rem .8rem; border-top: 1px solid var(--line); }
.case ul { margin: .2rem 0; padding-left: 1.2rem; }
.case details > summary { color: var(--dim); font-size: .85rem; cursor: pointer; }
.mark { display: inline-block; min-width: 4.2rem; font-size: .8rem; }
.error { color: var(--violet); }
.failed, .blocked, .fixed { color: var(--red); }
.warned { color: var(--yellow); }
.noted { color: var(--blue); }
.known, .skipped { color: var(--dim); }
.passed { color: var(--green); }
.verdict { font-weight: 600; }
`
