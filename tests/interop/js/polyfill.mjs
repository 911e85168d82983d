// js-libp2p 3 is written for Node 22. What Node 20 lacks of it is added here; on newer ones this
// does nothing.
Promise.withResolvers ??= function () {
  let resolve, reject
  const promise = new this((ok, failed) => {
    resolve = ok
    reject = failed
  })
  return { promise, resolve, reject }
}
