-- The tables of the hub. Everything that names a citizen or a ward is sealed (bytea, dk.broen.adapters.crypto).
-- Citizens, stays, control ids and lanes are found by keyed hash. Units and municipalities are plain text, because they are configuration.

-- The journal: one row for each accepted message, unique by hospital, feed and message id. A hospital can send under several feed names.
-- Feed names are hashed, because a feed name can reveal the specialty.
create table journal (
  event_id uuid primary key,
  arrival bigint generated always as identity unique,
  reference text not null unique,
  kind text not null check (kind in ('HL7V2', 'MEDCOM')),
  source text not null,
  feed_hash text not null,
  control_hash text not null,
  content_hash text not null,
  citizen_key text,
  received_at timestamptz not null,
  sealed_message bytea not null,
  unique (source, feed_hash, control_hash)
);
create index journal_citizen on journal (citizen_key);
create index journal_control on journal (control_hash);
create index journal_received on journal (received_at);

-- What a message said about a stay: one row for each message that is a stay event.
create table stay_event (
  event_id uuid primary key references journal,
  arrival bigint generated always as identity unique,
  citizen_key text not null,
  stay_hash text not null,
  type text not null,
  nature text not null,
  occurred_at timestamptz not null,
  sent_at timestamptz not null,
  sealed_event bytea not null
);
create index stay_event_citizen on stay_event (citizen_key, arrival);

-- The plan of an event, with its outcome: one row for each event.
create table plan (
  event_id uuid primary key references journal,
  planned_at timestamptz not null,
  municipality text,
  flags text not null,
  outcome text not null check (outcome in ('NOTIFIED', 'WITHHELD', 'NOBODY_CONCERNED', 'WORK_ITEM', 'HELD')),
  input_digest text,
  sealed_steps bytea not null
);
create index plan_held on plan (planned_at) where outcome = 'HELD';

-- The decisions of a plan: one row for each candidate.
create table decision (
  id uuid primary key,
  event_id uuid not null references journal,
  place int not null,
  function text not null,
  unit text not null,
  municipality text not null,
  kind text not null,
  verdict text not null check (verdict in ('PERMITTED', 'WITHHELD', 'HELD', 'NOT_CONCERNED')),
  reason text,
  basis text,
  rule text,
  sealed_steps bytea not null,
  decided_at timestamptz not null
);
create index decision_event on decision (event_id, place);

-- The outbox: one row for each notice and channel. A lane is one citizen, one unit and one channel; notices leave a lane in order.
create table notification (
  id uuid primary key,
  seq bigint generated always as identity unique,
  reference text not null unique,
  event_id uuid not null references journal,
  decision_id uuid references decision,
  lane text not null,
  function text not null,
  unit text not null,
  municipality text,
  channel text not null check (channel in ('QUEUE', 'MAIL', 'SMS')),
  content text not null,
  urgent boolean not null,
  due_at timestamptz not null,
  next_attempt_at timestamptz not null,
  state text not null default 'PENDING' check (state in ('PENDING', 'SENT', 'DROPPED', 'GIVEN_UP')),
  state_reason text,
  attempts int not null default 0,
  settled_at timestamptz,
  sealed_contact bytea not null
);
create index notification_event on notification (event_id, seq);
create index notification_lane on notification (lane, seq) where state = 'PENDING';
create index notification_due on notification (due_at) where state = 'PENDING';

-- Work items: what a human must do.
create table work_item (
  id uuid primary key,
  event_id uuid references journal,
  kind text not null,
  created_at timestamptz not null,
  sealed_because bytea not null,
  closed_at timestamptz,
  closed_by text,
  sealed_closed_because bytea
);
create index work_item_event on work_item (event_id);
create index work_item_open on work_item (created_at) where closed_at is null;

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

-- Facts that municipalities recorded about a citizen. A withdrawn consent is still read, because decisions name it; an ended fact is not.
create table citizen_fact (
  id uuid primary key,
  citizen_key text not null,
  kind text not null check (kind in ('APPOINTMENT', 'SERVICE', 'CONSENT', 'RESIDENCE')),
  sealed_fact bytea not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  sealed_because bytea not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  sealed_withdrawn_because bytea,
  ended_by text,
  ended_at timestamptz,
  sealed_ended_because bytea
);
create index citizen_fact_citizen on citizen_fact (citizen_key) where ended_at is null;

-- Retired CPR numbers (HL7 A40): a message for a retired number belongs to the surviving number.
create table merged_identity (
  retired_key text primary key,
  sealed_survivor bytea not null,
  merged_at timestamptz not null
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
create index scheduled_tasks_time on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
