import type { OwnWords } from '../../../common/copy.ts'

export const sv: OwnWords = {
  title: 'Byt eller stäng av e-post eller telefon',
  does: 'byta e-post eller telefon',
  about: 'ändringen av din e-postadress eller ditt telefonnummer',
  screens: {
    choosingContact: {
      title: 'Vad vill du ändra?',
      body: 'Välj din e-postadress eller ditt telefonnummer. Du kan ange en ny uppgift på vägen, eller bara stänga av den gamla.',
    },
    acknowledging: {
      title: 'Innan du fortsätter',
      body: 'Efter ändringen är följande avstängt i {hold}: {holdFor}. Uppgiften du tar bort går varken att registrera eller koppla till ett konto i {ban}. Vi meddelar dig på de adresser och nummer vi känner till. Du kan avbryta så länge inget har ändrats.',
    },
    provingTotp: {
      title: 'En kod från autentiseringsappen',
      body: 'Ange de 6 siffror som appen visar nu. Godtas de inte? Låt telefonen ställa klockan själv och ta nästa. Har du förlorat appen säger du att du inte får den här koden.',
    },
    provingContacts: {
      title: 'En kod från båda',
      body: 'Be om en kod via e-post och en via sms och ange båda, även för den som ska bort. Var och en gäller i {codeLife}. Har du bytt telefon eller är e-postkontot stängt? Säg att du inte får den här koden, så visar vi en annan väg.',
    },
    replacing: {
      title: 'Har du en ny uppgift?',
      body: 'Ange den nya e-postadressen eller det nya telefonnumret, be om en kod och skriv in den. Eller fortsätt utan: då stängs kontrollen av, och du bör lägga till en ny snart. Inget ändras ännu.',
    },
    submitting: {
      title: 'Ska ändringen göras?',
      body: 'Allt är klart. Vi kontrollerar en gång till innan något ändras.',
    },
    holding: {
      title: 'Ändringen är gjord',
      body: 'Från och med nu är följande avstängt i {hold}: {holdFor}. Uppgiften du tog bort är spärrad i {ban}. Angav du ingen ny? Lägg till en så snart du kan: kontot är säkrare med den.',
    },
    completed: {
      title: 'Allt är klart',
      body: 'Begränsningarna är borta. Har du inte angett någon ny e-postadress eller något nytt telefonnummer ännu? Gör det nu.',
    },
    denied: {
      title: 'Ändringen avslogs',
      body: 'Vi kunde inte vara säkra på att det var du, så inget har ändrats. Se till att du kan få alla tre koderna och försök sedan igen, eller fråga kundtjänst.',
    },
    support: {
      title: 'Kundtjänst kan hjälpa dig',
      body: 'Ändringen kräver alla koder, eller ett annat bevis på vem du är, och går inte att göra här utan dem. Kontakta kundtjänst från hjälpsidan. De ber dig visa vem du är, men frågar aldrig efter lösenord eller koder.',
    },
    conditions: {
      title: 'Alla tre behövs',
      body: 'För att byta eller stänga av en av dem behöver kontot en e-postadress, ett telefonnummer och en autentiseringsapp. Lägg till det som saknas och kom sedan tillbaka.',
    },
    toAuthenticatorLost: {
      title: 'Först autentiseringsappen',
      body: 'Utan koden från den går varken e-post eller telefon att ändra. Återställ den själv eller ansök om att få den borttagen och börja sedan om här.',
    },
  },
  inputs: {
    'item.choose': 'Byt eller stäng av den här',
    'factor.declareUnavailable': 'Jag får inte den här koden',
    'replacement.skip': 'Fortsätt utan en ny',
    'request.submit': 'Gör ändringen',
  },
  notices: {
    started: {
      subject: 'En ändring av din e-post eller telefon har påbörjats',
      text: '{realm}: Någon som är inloggad på ditt konto har börjat byta eller stänga av dess e-postadress eller telefonnummer. Inget har ändrats ännu. Var det inte du? Stoppa det: {link}',
    },
    applied: {
      subject: 'Din e-post eller telefon har ändrats',
      text: '{realm}: En e-postadress eller ett telefonnummer har bytts eller stängts av på ditt konto. Den gamla uppgiften är spärrad i {ban}. I {hold} är följande avstängt: {holdFor}. Ingen ny ännu? Lägg till en snart. Var det inte du? Säg ifrån nu: {link}',
    },
  },
}
