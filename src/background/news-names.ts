/** The alarm that looks for news of calls. */
export const newsAlarm = 'news';
/** How the notifications about them begin their ids; the ids of orders are other ones. */
export const newsPrefix = 'news:';
