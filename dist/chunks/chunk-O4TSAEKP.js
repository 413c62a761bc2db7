export{a_29 as a}from"./review-at-once.js";
