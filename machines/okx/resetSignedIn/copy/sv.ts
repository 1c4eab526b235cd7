import type { OwnWords } from '../../../common/copy.ts'

export const sv: OwnWords = {
  title: 'Återställ en säkerhetskontroll som inloggad',
  does: 'återställa en säkerhetskontroll',
  about: 'återställningen av en säkerhetskontroll',
  capabilities: { p2pSell: 'C2C-försäljning' },
  screens: {
    choosingItem: {
      title: 'Vilken kan du inte använda?',
      body: 'Välj en: telefonnummer, e-postadress eller autentiseringsapp. De andra måste fungera, för du behöver dem strax. Kommer du varken åt telefonen eller e-posten visar vi ett annat sätt.',
    },
    acknowledging: {
      title: 'Innan du fortsätter',
      body: 'Du anger koder från det som fungerar och tittar in i kameran. Efter återställningen är följande avstängt i {hold}: {holdFor}. Vi meddelar dig på de adresser och nummer vi känner till. Du kan avbryta så länge inget har ändrats.',
    },
    proving: {
      title: 'Visa det som fungerar',
      body: 'Att vara inloggad räcker inte: gör varje kontroll du har kvar, i vilken ordning du vill. En kod gäller i {codeLife}.',
    },
    replacing: {
      title: 'Lägg till det nya',
      body: 'Telefonnummer eller e-postadress: ange det nya, be om en kod och skriv in den. Autentiseringsapp: lägg in nyckeln vi visar i appen och ange koden den ger. Inget ändras ännu.',
    },
    holding: {
      title: 'Återställningen är gjord',
      body: 'Från och med nu gäller det du har lagt till i stället för det gamla. Från återställningen är följande avstängt i {hold}: {holdFor}.',
    },
    completed: {
      title: 'Allt är klart',
      body: 'Begränsningarna är borta och allt är på igen. Logga in med det du har lagt till.',
    },
    conditions: {
      title: 'Inget att återställa',
      body: 'Kontot har varken telefonnummer, e-postadress eller autentiseringsapp som går att återställa. Lägg till något i säkerhetsinställningarna.',
    },
    toMigration: {
      title: 'Vägen tillbaka är ett nytt konto',
      body: 'Utan vare sig telefon eller e-post går inget att återställa, inte ens när du är inloggad. Öppna ett nytt konto och låt sedan dess telefonnummer eller e-postadress flyttas till det här, om det här var verifierat.',
    },
  },
  notices: {
    started: {
      subject: 'En återställning har påbörjats',
      text: '{realm}: Någon som är inloggad på ditt konto har börjat återställa en av dess säkerhetskontroller. Inget har ändrats ännu. Var det inte du? Stoppa det: {link}',
    },
    applied: {
      subject: 'En säkerhetskontroll har återställts',
      text: '{realm}: En av dina säkerhetskontroller har återställts. I {hold} är följande avstängt: {holdFor}. Var det inte du? Säg ifrån nu: {link}',
    },
  },
}
