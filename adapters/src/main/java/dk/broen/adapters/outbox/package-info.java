/**
 * The outbox: one row for each notice and channel, which is claimed and then sent, dropped or given up.
 * In: deliveries and ward answers. Out: due notices with their addressee.
 * Does not belong here: when a worker runs (package {@code due}) and what a notice says (package {@code mappings.notice}).
 */
@NullMarked
package dk.broen.adapters.outbox;

import org.jspecify.annotations.NullMarked;
