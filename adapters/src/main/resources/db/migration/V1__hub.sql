-- The tables of the hub. Everything that names a citizen or a ward is sealed (bytea, dk.broen.adapters.crypto).
-- Citizens, stays, control ids and lanes are found by keyed hash. Units and municipalities are plain text, because they are configuration.
-- A table has an index only where a statement reads by it.

-- Citizens that the hub has heard of. Other tables name a citizen by the key only.
create table citizen (
  citizen_key text primary key,
  sealed_cpr bytea not null
);

-- Why the hub looked at a citizen: one row for each message, recorded fact, decision of a human, or time at which something changed.
-- People ask why with its reference.
create table occasion (
  id uuid primary key,
  arrival bigint generated always as identity unique,
  reference text not null unique,
  kind text not null check (kind in ('SAID', 'DUE', 'DELIVERED', 'ANSWERED', 'RECORDED', 'REGISTER_BACK', 'DECIDED', 'CONFIGURED')),
  citizen_key text references citizen,
  at timestamptz not null
);
create index occasion_at on occasion (at);
create index occasion_citizen on occasion (citizen_key);

-- The journal: one row for each accepted message, unique by hospital, feed and message id. A hospital can send under several feed names.
-- Feed names are hashed, because a feed name can reveal the specialty. A row is inserted before its occasion: it decides whether the message
-- is new.
create table journal (
  occasion_id uuid primary key references occasion deferrable initially deferred,
  kind text not null check (kind in ('HL7V2', 'MEDCOM', 'XDIS', 'LIST')),
  source text not null,
  feed_hash text not null,
  control_hash text not null,
  bundle_hash text,
  content_hash text not null,
  received_at timestamptz not null,
  sealed_message bytea not null,
  unique (control_hash, feed_hash, source)
);
-- A MedCom bundle is sent once: the same bundle with another message is an error of the sender.
create unique index journal_bundle on journal (bundle_hash, feed_hash, source) where bundle_hash is not null;

-- What a message said about a stay: one row for each message that is a stay event. Of the updates that say nothing new of a visit, only the
-- last one is kept.
create table stay_event (
  occasion_id uuid primary key references occasion,
  arrival bigint generated always as identity,
  citizen_key text not null references citizen,
  stay_hash text not null,
  type text not null,
  nature text not null,
  silent boolean not null default false,
  occurred_at timestamptz not null,
  sent_at timestamptz not null,
  received_at timestamptz not null,
  sealed_event bytea not null
);
create index stay_event_citizen on stay_event (citizen_key, arrival);
create index stay_event_visit on stay_event (stay_hash);

-- The plan of an occasion, with its outcome: one row for each occasion. The steps are those of the plan, of its decisions and of its notices;
-- decisions and ledger entries name their place among them.
create table plan (
  occasion_id uuid primary key references occasion,
  planned_at timestamptz not null,
  municipality text,
  flags text not null,
  outcome text not null check (outcome in ('NOTIFIED', 'WITHHELD', 'NOBODY_CONCERNED', 'WORK_ITEM', 'HELD')),
  input_digest text,
  sealed_steps bytea not null
);

-- The decisions that changed. Nothing is updated: the rows of the latest occasion for a matter, function and unit are the ones that stand.
-- The mark is what is compared to see whether a decision changed.
create table decision (
  id uuid not null,
  seq bigint generated always as identity,
  occasion_id uuid not null references occasion,
  place int not null,
  citizen_key text not null references citizen,
  matter_key text not null,
  event_type text not null,
  function text not null,
  unit text not null,
  municipality text not null,
  mark text not null,
  verdict text not null check (verdict in ('PERMITTED', 'WITHHELD', 'HELD', 'NOT_CONCERNED')),
  reason text,
  basis text,
  rule text,
  decided_at timestamptz not null,
  primary key (occasion_id, place)
);
create index decision_citizen on decision (citizen_key, decided_at);

-- The ledger: what one recipient is told on one occasion, on all channels. What became of it stands in the outbox. The kind and the event
-- are for lists. The visits are the hashes of the stays that it speaks about, and the word DEATH for the death of the citizen.
create table ledger_entry (
  id uuid primary key,
  seq bigint generated always as identity,
  occasion_id uuid not null references occasion,
  place int not null,
  citizen_key text not null references citizen,
  made_at timestamptz not null,
  unit text not null,
  sealed_recipient bytea not null,
  function text not null,
  municipality text not null,
  sealed_words bytea not null,
  visits text[] not null,
  basis text not null,
  rule text not null,
  kind text not null,
  main_event text
);
create index ledger_entry_occasion on ledger_entry (occasion_id, seq);
create index ledger_entry_citizen on ledger_entry (citizen_key, seq);
create index ledger_entry_unit on ledger_entry (unit, made_at);

-- The outbox: one row for each notice and channel. An answer to a ward has no entry in the ledger. A lane is one citizen, one unit, one
-- channel and one address; notices leave a lane in order. The content is what the first attempt said: a later attempt says the same.
-- A lease says that a hub sends the notice at the moment, by the clock of the database. It stays on a row that a plan withdraws meanwhile:
-- until it is settled or has run out, the notice cannot be claimed again, and no later notice of its lane leaves.
-- How often the hub failed to write a notice is counted apart from the attempts: nobody can have heard it then.
-- The receiver is the host of a MedCom message: each host has its own breaker and worker.
-- The gateway id is what the SMS gateway calls the last attempt; its delivery reports name it.
-- The occasion refers to the citizen. A second reference would need an index of its own.
create table notification (
  id uuid primary key,
  seq bigint generated always as identity,
  reference text not null unique,
  occasion_id uuid not null references occasion,
  entry_id uuid references ledger_entry,
  citizen_key text not null,
  lane text not null,
  function text not null,
  unit text not null,
  municipality text,
  channel text not null check (channel in ('QUEUE', 'MEDCOM', 'MAIL', 'SMS', 'MLLP')),
  content text not null,
  urgent boolean not null,
  due_at timestamptz not null,
  next_attempt_at timestamptz not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'SENDING', 'SENT', 'DROPPED', 'GIVEN_UP')),
  state_reason text,
  attempts int not null default 0,
  not_heard int not null default 0,
  last_attempt_at timestamptz,
  lease_until timestamptz,
  leased_by text,
  settled_at timestamptz,
  sealed_contact bytea not null,
  sealed_content bytea,
  receiver text,
  gateway_id text,
  collected boolean not null default false, -- leaves in one mail with what else is due for its unit
  left_in uuid -- of a collected one: the id of the mail in which it left last
);
create index notification_collected on notification (unit, next_attempt_at, seq) where collected and state in ('WAITING', 'SENDING');
create index notification_left_in on notification (left_in) where left_in is not null;
create index notification_gateway on notification (gateway_id, seq) where gateway_id is not null;
create index notification_occasion on notification (occasion_id, seq);
create index notification_entry on notification (entry_id);
create index notification_ward on notification (citizen_key, seq) where entry_id is null;
create index notification_lane on notification (lane, seq) where state in ('WAITING', 'SENDING') or lease_until is not null;
create index notification_claim on notification (channel, urgent desc, next_attempt_at, seq) where state in ('WAITING', 'SENDING');

-- What channels said of notices that they took. Append-only; the same word about the same attempt is kept once.
create table receipt (
  notification_id uuid not null references notification on delete cascade,
  seq bigint generated always as identity,
  attempt int not null,
  meaning text not null check (meaning in ('DELIVERED', 'FAILED')),
  proof text not null,
  status text not null,
  at timestamptz not null,
  unique (notification_id, meaning, status, attempt)
);

-- What humans answered to the notices of an entry of the ledger, and when one of them was first opened. Nothing is updated: the last answer holds.
create table acknowledgement (
  id uuid primary key,
  seq bigint generated always as identity,
  entry_id uuid not null references ledger_entry on delete cascade,
  notification_id uuid not null,
  kind text not null check (kind in ('SEEN', 'RECEIVED', 'NOT_US')),
  way text not null check (way in ('INBOX', 'QUEUE', 'REST')),
  at timestamptz not null,
  sealed_by bytea not null,
  sealed_because bytea
);
create index acknowledgement_entry on acknowledgement (entry_id, seq);

-- To whom a notice was handed over in the inbox. Rows are added and never changed. Sealed: the names of both.
create table handover (
  id uuid primary key,
  seq bigint generated always as identity,
  entry_id uuid not null references ledger_entry on delete cascade,
  at timestamptz not null,
  sealed_by bytea not null,
  sealed_to bytea not null
);
create index handover_entry on handover (entry_id);

-- The audit log: who read, answered or was refused what in the inbox. Rows are added and never changed, which a trigger enforces. The citizen
-- key is that of the moment and refers to no row: an entry outlives the history of its citizen. Sealed: who it was.
create table audit_entry (
  id uuid primary key,
  seq bigint generated always as identity unique,
  at timestamptz not null,
  what text not null,
  reference text,
  citizen_key text,
  sealed_who bytea not null
);
create function audit_entry_is_kept() returns trigger language plpgsql as
  $$ begin raise exception 'audit_entry is only added to'; end $$;
create trigger audit_entry_is_kept before update or delete on audit_entry
  for each statement execute function audit_entry_is_kept();

-- What operators hold back: the notices of a municipality, or of a channel. Pauses that ended are kept.
create table pause (
  id uuid primary key,
  municipality text,
  channel text check (channel in ('QUEUE', 'MEDCOM', 'MAIL', 'SMS', 'MLLP')),
  begun_by text not null,
  begun_at timestamptz not null,
  sealed_because bytea not null,
  ended_by text,
  ended_at timestamptz,
  sealed_ended_because bytea,
  check (num_nonnulls(municipality, channel) = 1)
);
create unique index pause_open on pause (coalesce(municipality, channel)) where ended_at is null;

-- Work items: what a human must do. The key names the task among those of the citizen. Who must act is a ward of the hospital, the municipality,
-- or operators. An open work item can be taken. People name it by its reference. Overdue_at is when the log said that it is overdue.
create table work_item (
  id uuid primary key,
  seq bigint generated always as identity,
  reference text not null unique,
  occasion_id uuid references occasion,
  citizen_key text references citizen,
  kind text not null,
  item_key text,
  owner text not null,
  hospital text,
  municipality text,
  state text not null default 'OPEN' check (state in ('OPEN', 'REASON_GONE', 'DONE', 'DENIED')),
  created_at timestamptz not null,
  due_at timestamptz not null,
  sealed_because bytea not null,
  taken_by text,
  taken_at timestamptz,
  overdue_at timestamptz,
  closed_at timestamptz,
  closed_by text,
  sealed_closed_because bytea,
  answer text,
  sealed_answer bytea,
  check (num_nonnulls(hospital, municipality) <= 1)
);
create index work_item_occasion on work_item (occasion_id);
create index work_item_citizen on work_item (citizen_key, item_key) where citizen_key is not null;
create index work_item_without_citizen on work_item (item_key) where citizen_key is null;
create index work_item_open on work_item (kind, created_at) where state = 'OPEN';
create index work_item_due on work_item (due_at) where state = 'OPEN' and overdue_at is null;

-- What happened to a work item between its opening and its end.
create table work_item_step (
  seq bigint generated always as identity primary key,
  work_item_id uuid not null references work_item on delete cascade,
  at timestamptz not null,
  what text not null check (what in ('TAKEN', 'GIVEN_BACK', 'OVERDUE', 'TAKEN_BACK', 'NOT_REACHED', 'ANSWERED_AGAIN')),
  by text not null,
  sealed_because bytea
);
create index work_item_step_item on work_item_step (work_item_id);

-- The last list of inpatients of each hospital that sends lists. Sealed: the stays with which the next list is compared, and the work items about
-- later lists that were not accepted. The hash is keyed.
create table admission_list (
  hospital text primary key,
  listed_at timestamptz,
  content_hash text not null,
  sealed_stays bytea not null
);

-- Dead letters: messages that were not processed.
create table dead_letter (
  id uuid primary key,
  reference text not null unique,
  source text not null,
  received_at timestamptz not null,
  code text not null,
  location text not null,
  message text not null,
  sealed_message bytea not null
);
create index dead_letter_received on dead_letter (received_at);

-- Facts that municipalities recorded about a citizen. Nothing is overwritten: a fact gets an end, a consent or an override a withdrawal, each
-- once, with its time; other content of the same fact is a new row, which the former one names. So the facts as they were known at any past instant can
-- be read. A withdrawn consent is still read, because decisions name it. It has vanished if its source did not name it any more.
-- The key hash says which fact of a citizen, a municipality and a kind it is, the content hash what it says: two keyed hashes, of the citizen
-- too, so that equal facts about two citizens have different hashes. By them facts are compared without opening them.
create table citizen_fact (
  id uuid primary key,
  citizen_key text not null references citizen,
  municipality text not null,
  kind text not null check (kind in
    ('APPOINTMENT', 'SERVICE', 'CONSENT', 'RESIDENCE', 'AGREEMENT', 'OVERRIDE', 'PSP_CASE', 'STAY_END')),
  key_hash text not null,
  content_hash text not null,
  source text not null,
  sealed_source_id bytea,
  sealed_fact bytea not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  sealed_because bytea not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  sealed_withdrawn_because bytea,
  vanished boolean not null default false,
  ended_by text,
  ended_at timestamptz,
  sealed_ended_because bytea,
  superseded_by uuid
);
create index citizen_fact_citizen on citizen_fact (citizen_key);
create unique index citizen_fact_key on citizen_fact (key_hash) where ended_at is null;
create index citizen_fact_municipality on citizen_fact (municipality, citizen_key) where ended_at is null;

-- Retired CPR numbers (HL7 A40): a message for a retired number belongs to the surviving number.
create table merged_identity (
  retired_key text primary key,
  survivor_key text not null,
  sealed_survivor bytea not null,
  merged_at timestamptz not null
);
create index merged_identity_survivor on merged_identity (survivor_key);

-- Replacement CPR numbers that hospitals used, found by their keyed hash. While nobody has said whose number it is, its messages wait, and a work
-- item asks. Who said it, and why, stands in the work item; the citizen key is that of the number that was named then. matched_by is the hospital that said
-- it before a message came, and is empty when the first one has come.
create table replacement_number (
  number_key text primary key,
  sealed_number bytea not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'MATCHED', 'REJECTED')),
  citizen_key text references citizen,
  decided_at timestamptz,
  matched_by text,
  work_item_id uuid references work_item on delete set null
);

-- The messages that named their citizen by a replacement number, in the order of arrival. They are kept after the match, because a match can be
-- taken back. The message itself is kept until some time after the decision.
create table replacement_message (
  occasion_id uuid primary key references occasion,
  seq bigint generated always as identity,
  number_key text not null references replacement_number,
  hospital text not null,
  received_at timestamptz not null,
  sealed_message bytea
);
create index replacement_number_item on replacement_number (work_item_id);
create index replacement_message_number on replacement_message (number_key, seq);

-- The configurations with which hubs started, in the order of the starts.
create table configuration (
  seq bigint generated always as identity primary key,
  node text not null,
  version text not null,
  recorded_at timestamptz not null
);

-- The table of db-scheduler.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (priority desc, execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- PostgreSQL looks at the contents of a table when about a thousand rows are new, not while the table is empty: the connections keep the plans
-- that they made by what it saw. Settled notices and finished looks are cleaned up early, because their tables are read in the order of an
-- index.
alter table citizen set (autovacuum_analyze_threshold = 1000);
alter table occasion set (autovacuum_analyze_threshold = 1000);
alter table journal set (autovacuum_analyze_threshold = 1000);
alter table stay_event set (autovacuum_analyze_threshold = 1000);
alter table plan set (autovacuum_analyze_threshold = 1000);
alter table decision set (autovacuum_analyze_threshold = 1000);
alter table ledger_entry set (autovacuum_analyze_threshold = 1000);
alter table acknowledgement set (autovacuum_analyze_threshold = 1000);
alter table notification set (autovacuum_analyze_threshold = 1000, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.02);
alter table work_item set (autovacuum_analyze_threshold = 1000);
alter table citizen_fact set (autovacuum_analyze_threshold = 1000);
alter table merged_identity set (autovacuum_analyze_threshold = 1000);
alter table scheduled_tasks
  set (autovacuum_analyze_threshold = 1000, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.02);
