import type { OwnWords } from '../../../common/copy.ts'

export const sv: OwnWords = {
  title: 'Återställ en säkerhetskontroll',
  does: 'återställa en säkerhetskontroll',
  about: 'återställningen av en säkerhetskontroll',
  capabilities: { p2pSell: 'C2C-försäljning' },
  screens: {
    identifying: {
      title: 'Vilket konto gäller det?',
      body: 'Ange kontots e-postadress eller telefonnummer.',
    },
    password: {
      title: 'Ditt lösenord',
      body: 'Ange ditt lösenord. På nästa sida kan du säga vilken säkerhetskontroll du inte kan använda.',
    },
    requirements: {
      title: 'Det här ber kontot om',
      body: 'De här kontrollerna skyddar kontot. Fungerar någon av dem inte för dig? Säg till och återställ den.',
    },
    choosingItem: {
      title: 'Vilken vill du återställa?',
      body: 'Välj en: telefonnummer, e-postadress eller autentiseringsapp. Kommer du varken åt telefonen eller e-posten hjälper ingen återställning; då visar vi ett annat sätt.',
    },
    acknowledging: {
      title: 'Innan du fortsätter',
      body: 'Efter återställningen är följande avstängt i {hold}: {holdFor}. Vi meddelar dig på de adresser och nummer vi känner till. Du kan avbryta så länge inget har ändrats.',
    },
    replacing: {
      title: 'Lägg till det nya',
      body: 'Telefonnummer eller e-postadress: ange det nya, be om en kod och skriv in den. Autentiseringsapp: lägg in nyckeln vi visar i appen och ange koden den ger. Inget ändras ännu.',
    },
    holding: {
      title: 'Återställningen är gjord',
      body: 'Logga in med det du har lagt till. Från återställningen är följande avstängt i {hold}: {holdFor}.',
    },
    toMigration: {
      title: 'Vägen tillbaka är ett nytt konto',
      body: 'Utan vare sig telefon eller e-post kommer du inte in med en återställning. Öppna ett nytt konto och låt sedan dess telefonnummer eller e-postadress flyttas till ditt gamla, om det var verifierat.',
    },
  },
  notices: {
    applied: {
      subject: 'En säkerhetskontroll har återställts',
      text: '{realm}: En av dina säkerhetskontroller har återställts. I {hold} är följande avstängt: {holdFor}. Var det inte du? Säg ifrån nu: {link}',
    },
  },
}
