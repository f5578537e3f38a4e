/** What we are compared with and what does not go with our own libraries. Each runs in a process of its own. */
package org.stepdown.bench.peers;
