/**
 * The program: its commands, its settings, and the Spring Boot application that runs the Camel routes of the packages below.
 * In: settings and command lines. Out of place here: routes, rules, and anything a partner sends.
 */
@NullMarked
package dk.broen.routes;

import org.jspecify.annotations.NullMarked;
