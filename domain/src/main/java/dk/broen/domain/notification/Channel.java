package dk.broen.domain.notification;

/** How a notice travels. */
public enum Channel { QUEUE, MAIL, SMS }
