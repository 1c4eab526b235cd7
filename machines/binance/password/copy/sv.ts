import type { OwnWords } from '../../../common/copy.ts'

export const sv: OwnWords = {
  title: 'Glömt lösenord',
  does: 'välja ett nytt lösenord',
  about: 'ändringen av ditt lösenord',
  screens: {
    identifying: {
      title: 'Vilket konto gäller det?',
      body: 'Ange kontots e-postadress eller telefonnummer. Innan du väljer ett nytt lösenord visar du att kontot är ditt.',
    },
    reaching: {
      title: 'Ange en kod',
      body: 'Välj e-post eller telefon och be om en kod. Finns den uppgiften på kontot går koden dit; vi berättar aldrig vad som finns. Koden gäller i {codeLife}. Kommer ingen? Prova den andra vägen, eller säg att ingen kod når dig.',
    },
    proving: {
      title: 'Visa det andra som fungerar',
      body: 'Gör alla kontroller som är kvar, i vilken ordning du vill. En kod gäller i {codeLife}. Säg till om någon av dem inte fungerar längre.',
    },
    choosingPassword: {
      title: 'Välj ett nytt lösenord',
      body: 'Ta ett långt som du inte använder någon annanstans. När det är bytt är följande avstängt i {hold}: {holdFor}. Sedan går du tillbaka och loggar in med det.',
    },
    deciding: {
      title: 'Ditt nya lösenord gäller inte ännu',
      body: 'Systemet prövar begäran först. Om det tar mer än {decisionLife} tar en person över. Tills det är avgjort gäller det gamla lösenordet.',
    },
    holding: {
      title: 'Ditt lösenord är bytt',
      body: 'Du är inte inloggad ännu: gå och logga in med det nya. Från bytet är följande avstängt i {hold}: {holdFor}.',
    },
    completed: {
      title: 'Allt är klart',
      body: 'Begränsningarna är borta och allt är på igen. Du loggar in med ditt nya lösenord.',
    },
    denied: {
      title: 'Begäran avslogs',
      body: 'Vi kunde inte vara säkra på att det var du, så det gamla lösenordet gäller fortfarande. Se efter vilka säkerhetskontroller du har kvar och gör sedan en ny begäran.',
    },
    support: {
      title: 'Kundtjänst kan hjälpa dig',
      body: 'Utan en kontroll som visar att det är du går det inte att välja ett nytt lösenord här. Kontakta kundtjänst från inloggningssidan. De ber dig visa vem du är, men frågar aldrig efter lösenord eller koder.',
    },
  },
  notices: {
    applied: {
      subject: 'Ditt lösenord har ändrats',
      text: '{realm}: Ditt lösenord har ändrats. Logga in med det nya. I {hold} är följande avstängt: {holdFor}. Var det inte du? Säg ifrån nu: {link}',
    },
  },
}
