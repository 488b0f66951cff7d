import { readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const root = path.resolve(import.meta.dirname, '../../..')
const adaptersDir = path.join(root, 'src/main/electron')
const standinDir = path.join(root, 'tools/electron-standin')

/** Mark of members that the stand-in has for itself. */
const ownMark = 'Not part of Electron'

/** `Interface.member` or `Interface#event`, as Electron's types name them. */
export type Use = string

const filesOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name))

/** The compiler's view of the adapters, the preload and the stand-in. */
export const createProgram = (): ts.Program => {
  const configFile = path.join(root, 'tsconfig.tests.json')
  const { config } = ts.readConfigFile(configFile, (file) => ts.sys.readFile(file)) as { config: object }
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
  const entry = [path.join(root, 'src/preload/index.ts'), path.join(root, 'src/main/index.ts')]
  return ts.createProgram(
    [...filesOf(adaptersDir), ...filesOf(standinDir), ...entry.filter((file) => ts.sys.fileExists(file))],
    options,
  )
}

/** What a type error in the stand-in would say. */
export const standinErrors = (program: ts.Program): string[] =>
  program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(standinDir))
    .flatMap((file) => program.getSemanticDiagnostics(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))

/** Every member and event of Electron that the product uses. */
export const usesOf = (program: ts.Program): Set<Use> => {
  const checker = program.getTypeChecker()
  const uses = new Set<Use>()
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const owner = electronOwner(checker.getSymbolAtLocation(node.name))
      if (owner !== null) for (const use of usesAt(node, owner)) uses.add(use)
    }
    ts.forEachChild(node, visit)
  }
  for (const file of program.getSourceFiles())
    if (
      file.fileName.startsWith(path.join(root, 'src/main/electron')) ||
      /src\/(?:preload|main)\/index\.ts$/.test(file.fileName)
    )
      visit(file)
  return uses
}

const listening = new Set(['on', 'once', 'off'])

const usesAt = (node: ts.PropertyAccessExpression, owner: string): Use[] => {
  const member = node.name.text
  if (!listening.has(member) || !ts.isCallExpression(node.parent)) return [`${owner}.${member}`]
  const [event] = node.parent.arguments
  return event !== undefined && ts.isStringLiteral(event) ? [`${owner}#${event.text}`] : [`${owner}.${member}`]
}

/** The interface or class of electron.d.ts that declares a member; `null` for members of others and for Node's process, which it extends. */
const electronOwner = (symbol: ts.Symbol | undefined): string | null => {
  const declaration = symbol?.declarations?.[0]
  if (declaration === undefined || !declaration.getSourceFile().fileName.endsWith('electron/electron.d.ts')) return null
  const parent = declaration.parent
  const name = ts.isInterfaceDeclaration(parent) || ts.isClassDeclaration(parent) ? parent.name?.text : undefined
  return name === undefined || name === 'Process' ? null : name
}

/** Where in the stand-in each of Electron's interfaces is; a dot goes into a member. */
const places: Readonly<Record<string, readonly [file: string, name: string]>> = {
  App: ['app.ts', 'app'],
  CommandLine: ['app.ts', 'app.commandLine'],
  BrowserWindow: ['browser-window.ts', 'BrowserWindow.prototype'],
  WebContents: ['web-contents.ts', 'WebContents.prototype'],
  Session: ['session.ts', 'Session.prototype'],
  WebRequest: ['session.ts', 'Session.prototype.webRequest'],
  Protocol: ['protocol.ts', 'protocol'],
  Dialog: ['dialog.ts', 'dialog'],
  IpcMain: ['ipc-main.ts', 'ipcMain'],
  Menu: ['menu.ts', 'Menu'],
  NativeTheme: ['native-theme.ts', 'nativeTheme'],
  UtilityProcess: ['utility-process.ts', 'UtilityProcess.prototype'],
  SystemPreferences: ['system-preferences.ts', 'systemPreferences'],
  PowerMonitor: ['power-monitor.ts', 'powerMonitor'],
}

/** Every member that the stand-in offers and every event that it tells. */
export const offersOf = (program: ts.Program): Set<Use> => {
  const offers = new Set<Use>()
  for (const [owner, [file, name]] of Object.entries(places))
    for (const member of membersOf(program, file, name)) offers.add(`${owner}.${member}`)
  for (const member of membersOf(program, 'session.ts', 'Session.prototype.protocol')) offers.add(`Protocol.${member}`)
  for (const member of membersOf(program, 'utility-process.ts', 'utilityProcess'))
    offers.add(`UtilityProcess.${member}`)
  for (const member of membersOf(program, 'session.ts', 'session')) offers.add(`Session.${member}`)
  return offers
}

const membersOf = (program: ts.Program, file: string, name: string): string[] => {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(path.join(standinDir, file))
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source)
  if (source === undefined || module === undefined) throw new Error(`The stand-in has no ${file}`)
  const [first, ...rest] = name.split('.')
  const exported = checker.getExportsOfModule(module).find((symbol) => symbol.name === first)
  if (exported === undefined) throw new Error(`${file} exports no ${name}`)
  let type = checker.getTypeOfSymbol(exported)
  for (const step of rest) {
    const property = checker.getPropertyOfType(type, step)
    if (property === undefined) throw new Error(`${file} has no ${name}`)
    type = checker.getTypeOfSymbol(property)
  }
  return checker
    .getPropertiesOfType(type)
    .filter((symbol) => symbol.name !== 'prototype' && isOffered(symbol))
    .map((symbol) => symbol.name)
}

/** Declared in the stand-in itself, public, and not marked as its own. */
const isOffered = (symbol: ts.Symbol): boolean => {
  const declaration = symbol.declarations?.[0]
  if (!declaration?.getSourceFile().fileName.startsWith(standinDir)) return false
  if ((ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private) > 0) return false
  return !ts.getJSDocCommentsAndTags(declaration).some((comment) => comment.getText().includes(ownMark))
}

/** Events that the stand-in tells, by name. */
export const eventsOf = (program: ts.Program): Set<string> => {
  const events = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === 'emit'
    )
      for (const text of literalsIn(node.arguments[0])) events.add(text)
    ts.forEachChild(node, visit)
  }
  for (const file of program.getSourceFiles()) if (file.fileName.startsWith(standinDir)) visit(file)
  return events
}

const literalsIn = (node: ts.Expression | undefined): string[] => {
  if (node === undefined) return []
  if (ts.isStringLiteral(node)) return [node.text]
  return ts.isConditionalExpression(node) ? [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)] : []
}
