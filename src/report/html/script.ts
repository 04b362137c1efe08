/** Finds and filters cases. Without scripts the page shows everything. */
export const script = `
const cases = [...document.querySelectorAll('.case')]
const requirements = [...document.querySelectorAll('.requirement')]
const kinds = new Map()
for (const item of cases) kinds.set(item.dataset.kind, (kinds.get(item.dataset.kind) ?? 0) + 1)
const chosen = new Set()
const search = document.getElementById('search')
const text = new Map(cases.map((item) => [item, (item.closest('.requirement').firstElementChild.textContent + ' ' +
  item.textContent).toLowerCase()]))
function show() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean)
  let shown = 0
  for (const item of cases) {
    const fits = (chosen.size === 0 || chosen.has(item.dataset.kind)) &&
      words.every((word) => text.get(item).includes(word))
    item.hidden = !fits
    if (fits) shown += 1
  }
  for (const item of requirements) {
    item.hidden = !item.querySelector('.case:not([hidden])')
  }
  document.getElementById('shown').textContent = shown + ' of ' + cases.length + ' cases'
}
for (const kind of ['error', 'failed', 'blocked', 'fixed', 'warned', 'noted', 'known', 'passed', 'skipped']) {
  if (!kinds.has(kind)) continue
  const button = document.createElement('button')
  button.textContent = kind + ' ' + kinds.get(kind)
  button.setAttribute('aria-pressed', 'false')
  button.addEventListener('click', () => {
    if (!chosen.delete(kind)) chosen.add(kind)
    button.setAttribute('aria-pressed', String(chosen.has(kind)))
    show()
  })
  document.getElementById('toggles').append(button)
}
search.addEventListener('input', show)
document.getElementById('filters').hidden = false
show()
`
