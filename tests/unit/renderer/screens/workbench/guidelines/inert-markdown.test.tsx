import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import {
  sectionsOf,
  withWords,
} from '../../../../../../src/renderer/src/screens/workbench/guidelines/find-in-guidelines.ts'
import { InertMarkdown } from '../../../../../../src/renderer/src/screens/workbench/guidelines/inert-markdown.tsx'

const shown = (text: string) => renderToStaticMarkup(<InertMarkdown text={text} />)

/** Every tag that is in what is shown. */
const tagsOf = (html: string) => [...new Set([...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag))]

describe('guidelines', () => {
  it('are shown with headings, emphasis, lists, tables and code', () => {
    const html = shown(
      '# Boats\n\nA **hull** and its *mast*.\n\n- one\n- [x] two\n\n1. first\n\n| a | b |\n|---|---|\n| 1 < 2 | `x & y` |\n\n```\n<b>\n```\n\n> said\n\n---',
    )
    expect(html).toContain('<h3 class="markdown-1">Boats</h3>')
    expect(html).toContain('A <strong>hull</strong> and its <em>mast</em>.')
    expect(html).toMatch(/<ul>.*one.*checked.*two.*<\/ul><ol start="1"><li>first<\/li><\/ol>/)
    expect(html).toContain('<td>1 &lt; 2</td><td><code>x &amp; y</code></td>')
    expect(html).toContain('<pre><code>&lt;b&gt;</code></pre>')
    expect(html).toContain('<blockquote><p>said</p></blockquote><hr/>')
  })

  const hostile = [
    '<script>alert(1)</script>',
    'words <img src=x onerror=alert(1)> words',
    '<iframe src="https://evil.example"></iframe>\n\ntext',
    '<svg onload=alert(1)><a href="javascript:alert(1)">x</a></svg>',
    '[press](javascript:alert(1))',
    '[press](https://evil.example "t")',
    '![look](https://evil.example/pixel.png)',
    '<https://evil.example>',
    'https://evil.example/auto',
    '[a][b]\n\n[b]: https://evil.example',
    '![a][b]\n\n[b]: data:image/svg+xml,<svg/onload=alert(1)>',
    '<style>*{background:url(https://evil.example)}</style>',
    '<!-- --><form action="https://evil.example"><input></form>',
    '| <img src=x> |\n|---|\n| [x](javascript:1) |',
    '&lt;img src=x onerror=alert(1)&gt;',
  ]

  it.each(hostile)('do nothing with %s', (text) => {
    const html = shown(text)
    const allowed = ['div', 'p', 'span', 'strong', 'em', 'code', 'pre', 'table', 'thead', 'tbody', 'tr', 'th', 'td']
    expect(tagsOf(html).filter((tag) => !allowed.includes(tag ?? ''))).toEqual([])
    expect(html).not.toMatch(/<[^>]+\s(?:href|src|style|on\w+|action)=/i)
  })

  it('tell where a link leads, in words, and what a picture shows', () => {
    expect(shown('[the law](https://law.example)')).toContain('the law<span class="t3"> (https://law.example)</span>')
    expect(shown('![a mast](x.png)')).toContain('[picture: a mast]')
  })

  it('are searched by their parts', () => {
    const parts = sectionsOf('Begin\n\n# Boats\nHull\n\n```\n# no heading\n```\n## Masts\nTall')
    expect(parts.map(({ text }) => text.split('\n')[0])).toEqual(['Begin', '# Boats', '## Masts'])
    expect(withWords(parts, 'TALL mast', ({ text }) => text)).toEqual([parts[2]])
    expect(withWords(parts, '  ', ({ text }) => text)).toHaveLength(3)
    expect(sectionsOf('  \n')).toEqual([])
  })
})
