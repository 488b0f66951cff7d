import { marked, type Token, type Tokens } from 'marked'
import { Fragment, type ReactNode } from 'react'
import './inert-markdown.css'

/**
 * Markdown as React elements, and nothing else: only what is named here is rendered. HTML is shown as the words it is, a link is
 * its words with the address behind them, a picture is its description. Nothing is loaded, opened or run.
 */
export const InertMarkdown = ({ text }: { readonly text: string }) => (
  <div className="markdown selectable">{blocks(marked.lexer(text, { gfm: true }))}</div>
)

const inlineOf = (token: { readonly tokens?: Token[] | undefined; readonly text?: string }): ReactNode =>
  token.tokens ? inlines(token.tokens) : token.text

const inlines = (tokens: readonly Token[]): ReactNode =>
  tokens.map((token, place) => <Fragment key={place}>{inline(token as Tokens.Generic)}</Fragment>)

/** The words of an address, so that a person knows where something leads without being led there. */
const addressOf = ({ href, text }: Tokens.Generic): ReactNode =>
  typeof href === 'string' && href !== text ? <span className="t3"> ({href})</span> : null

const inline = (token: Tokens.Generic): ReactNode => {
  switch (token.type) {
    case 'strong':
      return <strong>{inlineOf(token)}</strong>
    case 'em':
      return <em>{inlineOf(token)}</em>
    case 'del':
      return <s>{inlineOf(token)}</s>
    case 'codespan':
      return <code>{unescaped(token)}</code>
    case 'br':
      return <br />
    case 'link':
      return (
        <>
          {inlineOf(token)}
          {addressOf(token)}
        </>
      )
    case 'image':
      return <span className="t3">[picture: {unescaped(token)}]</span>
    case 'html':
      return token.raw
    default:
      return token.tokens ? inlineOf(token) : unescaped(token)
  }
}

/** The library writes some signs as entities, for those who make HTML of them. */
const signs: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const unescaped = ({ text, raw }: Tokens.Generic): string =>
  String(text ?? raw).replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (sign) => signs[sign] ?? sign)

const blocks = (tokens: readonly Token[]): ReactNode =>
  tokens.map((token, place) => <Fragment key={place}>{block(token as Tokens.Generic)}</Fragment>)

const block = (token: Tokens.Generic): ReactNode => {
  switch (token.type) {
    case 'space':
    case 'def':
      return null
    case 'heading':
      return <Heading depth={Number(token['depth'])}>{inlineOf(token)}</Heading>
    case 'paragraph':
      return <p>{inlineOf(token)}</p>
    case 'text':
      return inlineOf(token)
    case 'code':
      return (
        <pre>
          <code>{unescaped(token)}</code>
        </pre>
      )
    case 'blockquote':
      return <blockquote>{blocks(token.tokens ?? [])}</blockquote>
    case 'hr':
      return <hr />
    case 'list':
      return <List list={token as Tokens.List} />
    case 'table':
      return <Table table={token as Tokens.Table} />
    default:
      return <p>{token.raw}</p>
  }
}

/** The sheet has a heading of its own, so those of the text begin one lower. */
const Heading = ({ depth, children }: { readonly depth: number; readonly children: ReactNode }) => {
  if (depth <= 1) return <h3 className="markdown-1">{children}</h3>
  return depth === 2 ? <h4 className="markdown-2">{children}</h4> : <h5 className="markdown-3">{children}</h5>
}

const List = ({ list }: { readonly list: Tokens.List }) => {
  const entries = list.items.map((item, place) => (
    <li key={place}>
      {item.task && <input type="checkbox" checked={item.checked ?? false} disabled aria-label="Step" readOnly />}
      {blocks(item.tokens)}
    </li>
  ))
  return list.ordered ? <ol start={Number(list.start) || 1}>{entries}</ol> : <ul>{entries}</ul>
}

const Table = ({ table }: { readonly table: Tokens.Table }) => (
  <table>
    <thead>
      <tr>
        {table.header.map((cell, place) => (
          <th key={place} scope="col">
            {inlines(cell.tokens)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {table.rows.map((row, place) => (
        <tr key={place}>
          {row.map((cell, column) => (
            <td key={column}>{inlines(cell.tokens)}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
