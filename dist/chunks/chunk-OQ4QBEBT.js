export{a_37 as a,b_37 as b}from"./review-at-once.js";
