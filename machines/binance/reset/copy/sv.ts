import type { OwnWords } from '../../../common/copy.ts'

export const sv: OwnWords = {
  title: 'Återställ förlorade säkerhetskontroller',
  does: 'återställa dina säkerhetskontroller',
  about: 'återställningen av dina säkerhetskontroller',
  screens: {
    identifying: {
      title: 'Vilket konto gäller det?',
      body: 'Ange kontots e-postadress eller telefonnummer. Du måste känna till det, men behöver inte komma åt det.',
    },
    passkey: {
      title: 'Har du en inloggningsnyckel?',
      body: 'Logga in med den om du kan. Annars säger du att du inte kommer åt dina inloggningsnycklar (passkeys) och fortsätter med lösenordet.',
    },
    password: {
      title: 'Ditt lösenord',
      body: 'Ange ditt nuvarande lösenord. Har du glömt det? Välj ett nytt först. Går inte det, för att ingen säkerhetskontroll fungerar, så kontakta kundtjänst.',
    },
    requirements: {
      title: 'Det här ber kontot om',
      body: 'De här kontrollerna skyddar kontot. Välj en som du inte kan använda och säg till: där börjar återställningen.',
    },
    choosingLost: {
      title: 'Vad har du förlorat?',
      body: 'Kryssa i allt som du inte längre kan använda, på en gång. Låt det som fungerar vara: du behöver det strax.',
    },
    acknowledging: {
      title: 'Innan du fortsätter',
      body: 'Efter återställningen är följande avstängt i {hold}: {holdFor}. Vi meddelar dig på de adresser och nummer vi känner till. Du kan avbryta så länge inget har ändrats.',
    },
    proving: {
      title: 'Visa det som fungerar',
      body: 'Gör varje kontroll du har kvar, i vilken ordning du vill. En kod gäller i {codeLife}.',
    },
    replacing: {
      title: 'Din nya e-postadress eller ditt nya telefonnummer',
      body: 'Ange en ny uppgift för var och en som du har förlorat och be om en kod. När du skriver in koden vet vi att den når dig. Inget ändras ännu.',
    },
    underReview: {
      title: 'Granskas',
      body: 'Ett team tittar på din begäran. Räkna med upp till {reviewTarget}. Vi skriver till dig när beslutet är fattat, även till din nya bekräftade e-postadress. Eller kom tillbaka samma väg och se hur det går.',
    },
    holding: {
      title: 'Återställningen är gjord',
      body: 'Logga in med dina nya säkerhetskontroller. Från återställningen är följande avstängt i {hold}: {holdFor}.',
    },
  },
  notices: {
    applied: {
      subject: 'Dina säkerhetskontroller har återställts',
      text: '{realm}: Dina säkerhetskontroller har återställts och du kan logga in med de nya. I {hold} är följande avstängt: {holdFor}. Var det inte du? Säg ifrån nu: {link}',
    },
  },
}
