/** The colours of the look by role. The canvas reads them from here or from the CSS variables of the same names. */
export interface RoleColours {
  readonly body: string
  readonly panel: string
  readonly raised: string
  readonly sunken: string
  readonly hover: string
  readonly active: string
  readonly surround: string
  readonly line: string
  readonly line2: string
  readonly ctl: string
  readonly t1: string
  readonly t2: string
  readonly t3: string
  readonly accent: string
  readonly 'accent-t': string
  readonly 'accent-bg': string
  readonly 'accent-line': string
  readonly ok: string
  readonly 'ok-t': string
  readonly 'ok-bg': string
  readonly 'ok-line': string
  readonly warn: string
  readonly 'warn-t': string
  readonly 'warn-bg': string
  readonly 'warn-line': string
  readonly bad: string
  readonly 'bad-t': string
  readonly 'bad-bg': string
  readonly 'bad-line': string
  readonly bar: string
  readonly focus: string
  readonly 'shadow-2': string
  readonly scrim: string
}

export const lightRoles: RoleColours = {
  body: '#f4f4f6',
  panel: '#ffffff',
  raised: '#ffffff',
  sunken: '#ecedef',
  hover: '#f0f1f3',
  active: '#e6e9f0',
  surround: '#cfcfcf',
  line: '#e4e5e8',
  line2: '#d1d3d6',
  ctl: '#888b91',
  t1: '#1e1f23',
  t2: '#494b50',
  t3: '#63656b',
  accent: '#2c60e2',
  'accent-t': '#214dba',
  'accent-bg': '#e9f0ff',
  'accent-line': '#a7c4ff',
  ok: '#1c8153',
  'ok-t': '#166842',
  'ok-bg': '#e4f5ea',
  'ok-line': '#9fdcb8',
  warn: '#a97206',
  'warn-t': '#774f02',
  'warn-bg': '#fff1dc',
  'warn-line': '#f0c987',
  bad: '#c71f2d',
  'bad-t': '#a21924',
  'bad-bg': '#ffeceb',
  'bad-line': '#ffbcb7',
  bar: '#c9ccd2',
  focus: '#2c60e2',
  'shadow-2': '0 8px 28px rgba(18,20,26,.16),0 1px 3px rgba(18,20,26,.12)',
  scrim: 'rgba(30,31,35,.28)',
}

export const darkRoles: RoleColours = {
  body: '#161719',
  panel: '#1d1e21',
  raised: '#25272a',
  sunken: '#131416',
  hover: '#26282b',
  active: '#262e40',
  surround: '#111111',
  line: '#2a2c30',
  line2: '#3a3d42',
  ctl: '#6d7077',
  t1: '#ecedee',
  t2: '#b9bbbf',
  t3: '#9a9ca2',
  accent: '#2c60e2',
  'accent-t': '#8fb4ff',
  'accent-bg': '#1c2a4a',
  'accent-line': '#34539a',
  ok: '#2fad72',
  'ok-t': '#6fce9a',
  'ok-bg': '#15291f',
  'ok-line': '#27533d',
  warn: '#e39c1f',
  'warn-t': '#f0b558',
  'warn-bg': '#2d2413',
  'warn-line': '#5c4718',
  bad: '#df353d',
  'bad-t': '#ff9a94',
  'bad-bg': '#331b1c',
  'bad-line': '#6b2c2e',
  bar: '#3d4046',
  focus: '#8fb4ff',
  'shadow-2': '0 12px 36px rgba(0,0,0,.6),0 0 0 1px rgba(255,255,255,.05)',
  scrim: 'rgba(0,0,0,.5)',
}
