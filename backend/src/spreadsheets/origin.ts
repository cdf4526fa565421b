/** The property of a workbook that says which of our own it is: whoever saves it anew keeps it. */
export const ORIGIN_PROPERTY = 'TongxinOrigin';
