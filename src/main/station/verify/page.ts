const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes text for HTML, in elements and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (found) => escapes[found] ?? found)

/** A cell or paragraph: text is escaped, never markup. */
export type Cells = readonly (readonly string[])[]

/** A table whose first row names the columns. */
export const table = ([head = [], ...rows]: Cells): string =>
  `<table><thead><tr>${head.map((cell) => `<th>${escapeHtml(cell)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`

/** Facts, each with its name. */
export const facts = (rows: Cells): string =>
  `<dl>${rows.map(([name = '', value = '']) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`).join('')}</dl>`

export const heading = (text: string): string => `<h2>${escapeHtml(text)}</h2>`
export const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`
export const list = (items: readonly string[]): string =>
  `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`

const style = `
:root{color-scheme:light}
body{font:14px/1.5 system-ui,sans-serif;color:#16191d;background:#fff;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.05rem;margin:1.75rem 0 .5rem;break-after:avoid}
p{margin:.25rem 0}dl{margin:0;display:grid;gap:.15rem}dl div{display:grid;grid-template-columns:12rem 1fr;gap:1rem}
dt{color:#565e68}dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%;font-size:12.5px}th{text-align:left;color:#565e68;font-weight:600}
th,td{padding:.3rem .5rem .3rem 0;border-bottom:1px solid #dfe3e8;vertical-align:top;overflow-wrap:anywhere}
tr{break-inside:avoid}ul{margin:.25rem 0;padding-left:1.2rem}
@page{size:A4;margin:18mm}@media print{body{margin:0;max-width:none;padding:0}}`

/**
 * A page that stands alone: one file, no script, nothing loaded from anywhere, laid out for the screen and for A4. Any browser
 * prints it to PDF.
 */
export const htmlPage = (title: string, body: readonly string[]): string =>
  `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><style>${style}</style></head>
<body><h1>${escapeHtml(title)}</h1>
${body.join('\n')}
</body></html>
`
