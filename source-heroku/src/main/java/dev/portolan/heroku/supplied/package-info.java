/** What dyno and buildpacks supply without a word in the files: variables, programs, folders of the path. */
@NullMarked
package dev.portolan.heroku.supplied;

import org.jspecify.annotations.NullMarked;
