/** What people put into passphrases first, in small letters. Counted as almost nothing, wherever it stands. */
export const commonWords: ReadonlySet<string> = new Set(
  (
    'password passwort passphrase passw0rd kennwort secret geheim welcome willkommen hello hallo admin administrator root user ' +
    'login letmein master access qwerty qwertz azerty asdf asdfgh yxcvbn zxcvbn qazwsx test testing default changeme ' +
    'monkey dragon tiger lion eagle horse kitten puppy football baseball hockey soccer basketball batman superman spiderman ' +
    'pokemon starwars matrix ninja hunter ranger killer shadow sunshine princess flower summer winter spring autumn ' +
    'january february march april june july august september october november december monday tuesday wednesday thursday ' +
    'friday saturday sunday iloveyou love lovely baby angel freedom liberty whatever trustno computer internet server google ' +
    'facebook windows linux ubuntu apple samsung office company business work workstation auxerta annotation label project ' +
    'london berlin paris madrid moscow newyork germany england france america michael jessica jennifer daniel thomas andrew ' +
    'charlie jordan harley ashley amanda nicole matthew robert joshua george william anthony michelle correct battery staple ' +
    'abc abcd pass word good strong secure security private key keys safe please thank thanks'
  ).split(' '),
)

/** Whole passphrases that stand in books and lists, letters and digits only. */
export const knownPassphrases: ReadonlySet<string> = new Set([
  'correcthorsebatterystaple',
  'correctbatteryhorsestaple',
  'tobeornottobe',
  'tobeornottobethatisthequestion',
  'thequickbrownfox',
  'thequickbrownfoxjumpsoverthelazydog',
  'maytheforcebewithyou',
  'imoveritall',
  'iloveyouforever',
  'openthedoorplease',
  'thisismypassword',
  'thisismypassphrase',
  'thisisasecret',
  'iforgotmypassword',
  'nevergonnagiveyouup',
  'loremipsumdolorsitamet',
  'fourwordsalluppercase',
  'troubadour3',
])
