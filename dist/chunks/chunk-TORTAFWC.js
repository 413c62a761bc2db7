export{a_43 as a}from"./review-at-once.js";
