/**
 * The floor's statements, written by hand for the life of today: the row of a stretch without end. No account, no day asked, no search in
 * further names; the same columns as the product's answers, so that the JSON is the same.
 */
const COLUMNS = `s.organization_id as id, s.name, p.short_name as "shortName", s.kind, t.name as type, t.code as "typeCode", s.status,
  coalesce(a.unit_id, s.area_id) as "areaId", u.name as "areaName", coalesce(b.unit_id, s.seat_area_id) as "seatAreaId", v.name as "seatAreaName",
  date_text(o.founded_earliest, o.founded_latest) as "foundedOn", date_text(o.ended_earliest, o.ended_latest) as "dissolvedOn", 'certain' as certainty,
  p.level, p.supervisor, p.address, o.credit_code as "creditCode", p.fields, null as matched, o.version`;

const SHOWN_OF = `join organizations o on o.id = s.organization_id
  join organization_profiles p on p.id = s.profile_id
  join organization_types t on t.id = s.type_id
  left join area_spans a on a.area_id = s.area_id and a.until_day = 'infinity'
  join areas u on u.id = coalesce(a.unit_id, s.area_id)
  left join area_spans b on b.area_id = s.seat_area_id and b.until_day = 'infinity'
  left join areas v on v.id = coalesce(b.unit_id, s.seat_area_id)`;

const page = (where: string): string => `select ${COLUMNS}
  from (select s.* from organization_segments s where s.until_day = 'infinity' and s.shown and ${where} order by s.name_key, s.organization_id limit 50) s
  ${SHOWN_OF} order by s.name_key, s.organization_id`;

export const LIST = page(`s.status = 'active' and s.kind = $1`);
export const LIST_OF_AREA = page(
  `s.status = 'active' and s.area_id in (select z.area_id from area_spans z where z.path @> array[$1]::uuid[] and z.until_day = 'infinity')`,
);
/** Those that hold a title today. */
export const LIST_OF_TITLE = page(`s.status = 'active' and s.organization_id in (select r.organization_id from organization_recognitions r
  where r.title = $1 and r.possible @> current_date)`);

export const COUNT = `select count(*)::int as count from organization_segments s where s.until_day = 'infinity' and s.shown and s.status = 'active' and s.kind = $1`;

/** How many are active today, of every kind: also those whose end is known already. */
export const COUNT_OF_KINDS = `select s.kind, count(*)::int as count from organization_segments s
  where s.from_day <= current_date and s.until_day > current_date and s.shown and s.status = 'active' group by s.kind`;

/** A word that many names hold: along the order of names, until the page is full. */
export const SEARCH_COMMON = page(`s.status <> 'preparing' and exists (select from organization_search n, unnest(n.texts) t
  where n.organization_id = s.organization_id and t like '%' || $1 || '%')`);

/** A text that few names hold: by its pairs of characters, then in order. */
export const SEARCH_RARE = page(`s.status <> 'preparing' and s.organization_id in (select n.organization_id from organization_search n
  where n.grams @> grams($1) and exists (select from unnest(n.texts) t where t like '%' || $1 || '%'))`);

/** The newest papers with what they are about; of those that have a word, where one is given. */
const papers = (
  where: string,
): string => `select d.id, d.version, d.title, d.number, date_text(d.issued_earliest, d.issued_latest) as "issuedOn", d.issuer,
  d.file_name as "fileName", f.kind as "fileKind", f.bytes, encode(d.sha256, 'hex') as sha256, true as "inPlace", d.erased_on is not null as erased,
  a.name as "enteredBy", d.entered_on as "enteredOn", true as "mayChange",
  coalesce((select json_agg(json_build_object('id', s.organization_id, 'name', s.name)) from organization_documents c join organization_segments s
    on s.organization_id = c.organization_id and s.until_day = 'infinity' and s.shown where c.document_id = d.id), '[]') as about
  from documents d join files f on f.id = d.file_id join accounts a on a.id = d.entered_by
  where ${where} order by coalesce(d.issued_latest, d.entered_on) desc, d.id desc limit 50`;
export const DOCUMENTS = papers('true');
export const DOCUMENTS_FOUND = papers(`d.words like '%' || $1 || '%'`);

export const ONE = `select ${COLUMNS},
  (select json_agg(json_build_object('id', q.id, 'name', q.name, 'shortName', q.short_name, 'type', qt.name, 'areaId', q.area_id, 'areaName', qa.name,
      'seatAreaId', q.seat_area_id, 'seatAreaName', qs.name, 'address', q.address, 'supervisor', q.supervisor, 'level', q.level,
      'from', date_text(nullif(q.from_earliest, '-infinity'), q.from_latest), 'fields', q.fields) order by q.from_earliest)
    from organization_profiles q join organization_types qt on qt.id = q.type_id join areas qa on qa.id = q.area_id left join areas qs on qs.id = q.seat_area_id
    where q.organization_id = s.organization_id) as timeline,
  coalesce((select json_agg(json_build_object('id', n.id, 'name', n.name, 'sort', n.sort, 'language', n.language)) from organization_names n
    where n.organization_id = s.organization_id), '[]') as "otherNames",
  coalesce((select json_agg(json_build_object('measure', x.measure, 'onDay', x.on_day, 'value', x.value)) from organization_observations x
    where x.organization_id = s.organization_id), '[]') as observations,
  coalesce((select json_agg(json_build_object('id', x.id, 'reason', x.reason)) from organization_suspensions x
    where x.organization_id = s.organization_id), '[]') as suspensions,
  coalesce((select json_agg(json_build_object('id', r.id, 'title', r.title, 'level', r.level, 'from', date_text(r.from_earliest, r.from_latest))
      order by r.from_earliest desc) from organization_recognitions r where r.organization_id = s.organization_id), '[]') as recognitions,
  coalesce((select json_agg(json_build_object('on', c.on_day, 'source', c.source) order by c.on_day desc) from organization_confirmations c
    where c.organization_id = s.organization_id), '[]') as confirmations,
  coalesce((select json_agg(json_build_object('section', r.section_id, 'handler', r.handler_id, 'from', r.from_day) order by r.from_day) from
    organization_responsibilities r where r.organization_id = s.organization_id), '[]') as responsibilities,
  (select json_build_object('id', x.organization_id, 'name', x.name) from organization_segments x where x.organization_id = p.parent_id
    and x.until_day = 'infinity' and x.shown) as parent,
  (select count(*)::int from organization_profiles c where c.parent_id = s.organization_id) as children,
  (select c.phone from organization_contacts c where c.organization_id = s.organization_id) as phone
  from (select s.* from organization_segments s where s.organization_id = $1 and s.until_day = 'infinity' and s.shown) s ${SHOWN_OF}`;

/** Who is certainly or possibly in office on a day, in the order of the posts. */
export const HOLDERS = `select h.id, json_build_object('id', p.id, 'name', p.name) as person, null as unit, h.ex_officio as "exOfficio",
  json_build_object('code', h.post, 'name', k.name) as post, h.seat, h.acting, t.number as term, date_text(h.from_earliest, h.from_latest) as "from",
  date_text(h.until_earliest, h.until_latest) as "to", date_text(h.from_earliest, h.from_latest) as since,
  case when h.certain @> $2::date then 'certain' else 'possible' end as certainty, h.employer, h.title
  from office_holdings h join organizations o on o.id = h.organization_id left join people p on p.id = h.person_id left join terms t on t.id = h.term_id
  left join kind_posts k on k.kind = o.kind and k.type = '' and k.code = h.post
  where h.organization_id = $1 and h.possible @> $2::date and (o.ended_latest is null or o.ended_latest > $2::date) order by k.rank, h.rank, h.seat`;

/** How many terms end in each month, by kind. */
export const CALENDAR = `select s.kind, to_char(g.due_on, 'YYYY-MM') as month, count(*)::int as count from term_segments g
  join organization_segments s on s.organization_id = g.organization_id and s.until_day = 'infinity' and s.shown and s.status = 'active'
  where g.from_day <= $1::date and g.until_day > $1::date and g.due_on <= $2::date group by 1, 2 order by 1, 2`;

const ENDING = `from term_segments g join organization_segments s on s.organization_id = g.organization_id and s.until_day = 'infinity' and s.shown and s.status = 'active'
  where g.from_day <= $1::date and g.until_day > $1::date and (g.due_on <= $2::date or g.state <> 'normal')`;

/** Whose term ends, the first to end first. */
export const DUE = `select s.organization_id as id, s.name, s.kind, t.name as type, u.name as "areaName", g.state, g.due_on::text as "dueOn", g.term_id as "termId"
  from (select g.organization_id, g.state, g.due_on, g.term_id, s.name_key ${ENDING} order by g.due_on, s.name_key limit 51) g
  join organization_segments s on s.organization_id = g.organization_id and s.until_day = 'infinity'
  join organization_types t on t.id = s.type_id join areas u on u.id = s.area_id order by g.due_on, s.name_key`;
export const DUE_COUNTS = `select g.state, count(*)::int as count ${ENDING} group by g.state`;

/** Which names of a list somebody bears today, by equality alone. */
export const NAMES = `select k.name, s.organization_id as id, s.kind, s.status from unnest($1::text[]) with ordinality k(name, place)
  left join organization_segments s on s.name = k.name and s.until_day = 'infinity' and s.shown order by k.place`;

/** Every organization of today in order, for the exports. */
export const ALL = `select s.name, p.short_name, k.word, t.name as type, s.status, u.name as area, v.name as seat,
  date_text(o.founded_earliest, o.founded_latest) as founded, date_text(o.ended_earliest, o.ended_latest) as ended, p.level, p.supervisor, p.address,
  o.credit_code, s.organization_id, o.version
  from organization_segments s ${SHOWN_OF} cross join lateral (select s.kind as word) k
  where s.until_day = 'infinity' and s.shown and s.status <> 'preparing' order by s.name_key, s.organization_id`;

/** A change of one record or of many: the row of each, raised by one, and its profile. The triggers of the tables write the history. */
export const CHANGE = [
  `select o.version from organizations o where o.id = any($1) order by o.id for no key update`,
  `update organizations set version = version + 1 where id = any($1) returning version`,
  `update organization_profiles p set summary = $2 where p.organization_id = any($1)
    and p.from_earliest = (select max(q.from_earliest) from organization_profiles q where q.organization_id = p.organization_id)`,
] as const;
