/** A signed number with its dollar sign, unit and bracket: "(\u2212$132k)", "+2.3%". A browser may break a line after the sign. */
const amounts = /(\(?[\u2212+]\$?[\d.,]*\d(?:[kMB]|%)?\)?)/;

/** A text cut so that every second part is an amount that must stay on one line. */
export const amountParts = (text: string): string[] => text.split(amounts);
