package nn.data;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks public API that may still move: any release may change or remove it, and the changelog then says how.
 *
 * <p>On a package it stands for all types in it, on a type for all its members. What is not marked is held from release
 * to release: code that compiled and ran with one goes on to compile and run with the next.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface Incubating {}
