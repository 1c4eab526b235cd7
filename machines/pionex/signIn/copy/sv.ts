import type { OwnWords } from '../../../common/copy.ts'

export const sv: OwnWords = {
  title: 'Logga in',
  does: 'logga in',
  about: 'inloggningen på ditt konto',
  screens: {
    identifying: {
      title: 'Logga in',
      body: 'Ange din e-postadress eller ditt telefonnummer, eller fortsätt med Google eller Apple. Det är likadant på webben, i Android och i iOS.',
    },
    federated: {
      title: 'Fortsätt med Google eller Apple',
      body: 'Välj ditt konto där och bekräfta. Lösenordet till det anger du bara på deras sida, aldrig här. Har ditt konto här en extra kontroll kommer den efteråt.',
    },
    password: {
      title: 'Ditt lösenord',
      body: 'Ange ditt lösenord. Har du glömt det väljer du ett nytt först.',
    },
    checkingSecond: {
      title: 'Ett ögonblick',
      body: 'Vi ser efter om ditt konto har en extra kontroll.',
    },
    provingSecond: {
      title: 'En kontroll till',
      body: 'Det räcker med en: en kod via sms, koden i autentiseringsappen eller något annat i listan. En kod via sms gäller i {codeLife}. Har du förlorat någon av dem? Säg till, så visar vi en annan väg.',
    },
    provingEmail: {
      title: 'En kod via e-post så länge',
      body: 'Ditt konto har ingen autentiseringsapp ännu och behöver en. Tills den är på plats använder du en kod via e-post i stället; koden gäller i {codeLife}. Lägg till appen direkt efter det här.',
    },
    signedIn: {
      title: 'Du är inloggad',
      body: 'Nu kan du använda ditt konto. Saknas en autentiseringsapp? Lägg till den först.',
    },
    cancelled: {
      title: 'Inloggningen avbröts',
      body: 'Du är inte inloggad. Du kan börja om när du vill.',
    },
    expired: {
      title: 'Tiden tog slut',
      body: 'Inloggningen blev inte klar i tid, så du är inte inloggad. Börja om.',
    },
    frozen: {
      title: 'Kontot är fryst',
      body: 'Så länge det är fryst kan ingen logga in. Kundtjänst hjälper dig att häva frysningen.',
    },
    support: {
      title: 'Kundtjänst kan hjälpa dig',
      body: 'Utan en extra kontroll kan vi inte släppa in någon. Kontakta kundtjänst från inloggningssidan. De ber dig visa vem du är, men frågar aldrig efter lösenord eller koder.',
    },
    toPassword: {
      title: 'Först ett nytt lösenord',
      body: 'Välj ett nytt lösenord. Sedan loggar du in med det.',
    },
    toAuthenticatorLost: {
      title: 'Vi hjälper dig att få tillbaka appen',
      body: 'Du kan återställa autentiseringsappen själv eller ansöka om att få den borttagen. Det du redan har visat följer med.',
    },
  },
  inputs: {
    'factor.declareUnavailable': 'Jag har förlorat den',
    'case.cancel': 'Avbryt inloggningen',
  },
}
