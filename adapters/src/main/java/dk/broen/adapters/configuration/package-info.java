/**
 * The configuration directory: regions, hospitals, municipalities, rules and texts, checked as a whole before any of it takes effect.
 * In: a directory of YAML files. Out: domain types, or all errors with file, line and key.
 * Does not belong here: facts about citizens, and {@code application.yaml}, which Spring Boot reads.
 */
@NullMarked
package dk.broen.adapters.configuration;

import org.jspecify.annotations.NullMarked;
