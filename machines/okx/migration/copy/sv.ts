import type { OwnWords } from '../../../common/copy.ts'

export const sv: OwnWords = {
  title: 'Få tillbaka ditt gamla konto',
  does: 'få tillbaka ditt gamla konto',
  about: 'flytten av ditt konto till nya kontaktuppgifter',
  capabilities: { p2pSell: 'C2C-försäljning' },
  screens: {
    provingContacts: {
      title: 'Få tillbaka ditt gamla konto',
      body: 'Du är inloggad på ditt nya konto. Dess telefonnummer eller e-postadress ska bli det gamla, verifierade kontots. Har du fått veta att ditt id redan används? Då har du hittat rätt. Ange först en kod för varje uppgift nedan; koden gäller i {codeLife}.',
    },
    provingIdentity: {
      title: 'Visa att det gamla kontot är ditt',
      body: 'Titta in i kameran. Vi letar efter kontot som verifierades med ditt ansikte. Går det inte kan du skicka handlingar i stället.',
    },
    'provingIdentity.documents': {
      title: 'Skicka handlingar i stället',
      body: 'Ditt ansikte kändes inte igen. Sådant händer. Skicka en bild på den id-handling som ditt gamla konto verifierades med.',
    },
    confirming: {
      title: 'Vi har hittat ditt gamla konto',
      body: 'Om du går vidare ersätts dess gamla telefonnummer och e-postadress med det nya kontots. Det nya kontot stängs sedan för gott och måste därför vara tomt. Efter flytten är följande avstängt i {hold}: {holdFor}.',
    },
    submitting: {
      title: 'Be om flytten',
      body: 'Allt är klart. Vi prövar begäran innan något ändras på något av kontona.',
    },
    holding: {
      title: 'Ditt gamla konto är ditt igen',
      body: 'Logga in på det med telefonnumret eller e-postadressen du flyttade; de tidigare fungerar inte längre. Det nya kontot är stängt. Från flytten är följande avstängt i {hold}: {holdFor}.',
    },
    completed: {
      title: 'Allt är klart',
      body: 'Begränsningarna är borta och allt är på igen. Du loggar in på ditt gamla konto med telefonnumret eller e-postadressen du flyttade.',
    },
    denied: {
      title: 'Flytten avslogs',
      body: 'Vi kunde inte vara säkra på att det gamla kontot är ditt, så inget av kontona har ändrats. Försök igen i bra ljus eller med en tydlig bild på din handling, eller fråga kundtjänst.',
    },
    frozen: {
      title: 'Ett av kontona är fryst',
      body: 'Så länge det gamla eller det nya kontot är fryst går inget att flytta. Kundtjänst hjälper dig att häva frysningen.',
    },
    support: {
      title: 'Kundtjänst kan hjälpa dig',
      body: 'Vi hittade inget konto som verifierats med ditt ansikte, eller inget som går att flytta här. Kontakta kundtjänst från hjälpsidan. De ber dig visa vem du är, men frågar aldrig efter lösenord eller koder.',
    },
    conditions: {
      title: 'Det går inte ännu',
      body: 'Ditt nya konto måste vara tomt och ha telefonnummer och e-postadresser som når dig och får användas, och inget av kontona får ha begränsningar. Ordna det och kom sedan tillbaka.',
    },
  },
  inputs: {
    'subject.confirm': 'Ja, flytta till mitt gamla konto',
  },
  notices: {
    denied: {
      subject: 'Din begäran avslogs',
      text: '{realm}: Flytten av ditt konto till nya kontaktuppgifter avslogs och inget har ändrats. Gör om identitetskontrollen eller fråga kundtjänst. Var det inte din begäran? Säg till: {link}',
    },
    started: {
      subject: 'En flytt av ditt konto har påbörjats',
      text: '{realm}: Någon har klarat identitetskontrollen för ditt konto och börjat ersätta dess telefonnummer och e-postadress. Inget har ändrats ännu. Var det inte du? Stoppa det: {link}',
    },
    applied: {
      subject: 'Ditt konto har flyttats',
      text: '{realm}: Ditt konto har ett nytt telefonnummer eller en ny e-postadress; de gamla fungerar inte längre för det. Kontot som den nya uppgiften kom från är stängt. I {hold} är följande avstängt: {holdFor}. Var det inte du? Säg ifrån nu: {link}',
    },
  },
}
