/**
 * The settings of the hub, from {@code config/application.yaml} and the environment; each is checked when it is read.
 * In: properties. Out: one record for each group of settings, or the reason why the hub does not start.
 * Does not belong here: the other files of the configuration directory (those are {@code adapters.configuration}).
 */
@NullMarked
package dk.broen.hub.settings;

import org.jspecify.annotations.NullMarked;
