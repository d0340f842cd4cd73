/**
 * What {@code config/application.yaml} and the environment set, checked before anything is opened.
 * In: properties. Out: one record per group of settings, or the reason why the hub does not start.
 * Out of place here: the configuration directory's other files (those are {@code adapters.configuration}).
 */
@NullMarked
package dk.broen.hub.settings;

import org.jspecify.annotations.NullMarked;
